using BlogApp.Platform.Caching.Invalidation;
using BlogApp.Platform.Caching.Tiers;

namespace BlogApp.Platform.Caching;

/// <summary>Measures what the caches hold, and drops it by region, tag or key. What is dropped by region or tag is dropped in Redis and on other nodes, too.</summary>
internal sealed class CachePurge(MemoryTier memory, InvalidationVersions versions, TieredCache cache, IEnumerable<ICacheContents> contents)
{
    private readonly ICacheContents[] _contents = [.. contents];

    /// <summary>By region.</summary>
    public IReadOnlyDictionary<string, CacheSize> Measure()
    {
        var sizes = memory.Read(Current).GroupBy(e => e.Region.Region).ToDictionary(g => g.Key, g => new CacheSize(g.Count(), g.Sum(MemoryTier.Weight)), StringComparer.Ordinal);
        foreach (var held in _contents)
            sizes[held.Region] = held.Measure();
        return sizes;
    }

    /// <summary>How many values of this process a purge would drop.</summary>
    public int Count(PurgeTarget target) => Entries(target).Count + _contents.Sum(held => held.Count((key, tags) => target.Means(held.Region, key, tags)));

    /// <summary>Returns when this node no longer answers with the values.</summary>
    /// <returns>How many values went from this process.</returns>
    public async Task<int> PurgeAsync(PurgeTarget target)
    {
        var entries = Entries(target);
        var pages = _contents.Sum(held => held.Drop((key, tags) => target.Means(held.Region, key, tags)));
        if (target.Kind is PurgeKind.Key)
            await cache.RemoveAsync(entries.Select(e => e.Key));
        else
            await cache.RemoveByTagAsync(target.Kind is PurgeKind.Region ? CacheTag.Region(target.Name) : target.Name);
        foreach (var entry in entries)
            memory.Remove(entry.Key);
        return entries.Count + pages;
    }

    private IReadOnlyList<MemoryEntry> Entries(PurgeTarget target) => [.. memory.Read(Current).Where(e => target.Means(e.Region.Region, CacheRegion.Shown(e.Key), e.Tags))];

    private bool Current(MemoryEntry entry) => entry.IsCurrent(versions);
}

internal enum PurgeKind
{
    Region,
    Tag,
    Key,
}

/// <param name="Name">The region, the tag, or the key as it is shown.</param>
internal readonly record struct PurgeTarget(PurgeKind Kind, string Name)
{
    public bool Means(string region, string key, IReadOnlyCollection<string> tags) => Kind switch
    {
        PurgeKind.Region => region == Name,
        PurgeKind.Tag => Name == CacheTag.Everything || tags.Contains(Name),
        _ => key == Name && key != CacheRegion.Other,
    };
}
