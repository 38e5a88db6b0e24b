using System.Collections.Concurrent;
using BlogApp.Platform.Caching.Accesses;

namespace BlogApp.Platform.Caching;

/// <summary>Counts each region's outcomes since the process started. Each count costs one interlocked increment.</summary>
internal sealed class CacheStatistics(TimeProvider? time = null)
{
    /// <summary>Which keys were read, for admins.</summary>
    public CacheAccesses Accesses { get; } = new(time ?? TimeProvider.System);

    private readonly ConcurrentDictionary<string, RegionCounter> _regions = new();

    /// <param name="key">A region, or a key in it.</param>
    public RegionCounter Region(string key) => _regions.GetOrAdd(CacheRegion.FromKey(key), static (region, accesses) => new RegionCounter(region, accesses), Accesses);

    public IReadOnlyList<RegionCounts> Read() => [.. _regions.Values.Select(r => r.Read()).OrderBy(r => r.Region, StringComparer.Ordinal)];
}

internal sealed class RegionCounter(string region, CacheAccesses accesses)
{
    private readonly int _number = CacheRegion.Number(region);
    private long _memoryHits, _redisHits, _misses, _stale, _loadTicks, _evicted;

    public string Region => region;

    public void MemoryHit() => Interlocked.Increment(ref _memoryHits);
    public void RedisHit() => Interlocked.Increment(ref _redisHits);
    public void Evicted(int count = 1) => Interlocked.Add(ref _evicted, count);

    /// <summary>Records which key was answered, in whichever way.</summary>
    public void Answered(TrackedKey key) => accesses.Hit(key, _number);

    /// <summary>Records which key had to be loaded.</summary>
    public void Missed(TrackedKey key) => accesses.Miss(key, _number);

    public void Stale() => Interlocked.Increment(ref _stale);

    public void Miss(TimeSpan loadTime)
    {
        Interlocked.Increment(ref _misses);
        Interlocked.Add(ref _loadTicks, loadTime.Ticks);
    }

    public RegionCounts Read() => new(region, Volatile.Read(ref _memoryHits), Volatile.Read(ref _redisHits),
        Volatile.Read(ref _misses), Volatile.Read(ref _stale), TimeSpan.FromTicks(Volatile.Read(ref _loadTicks))) { Evicted = Volatile.Read(ref _evicted) };
}

/// <param name="Region">One of <see cref="CacheRegion"/>.</param>
/// <param name="MemoryHits">Answered from this process's memory.</param>
/// <param name="RedisHits">Answered from Redis.</param>
/// <param name="Misses">Loaded from SQL, or rendered.</param>
/// <param name="Stale">Answered with an old value because loading failed.</param>
/// <param name="LoadTime">Total time spent loading.</param>
internal readonly record struct RegionCounts(string Region, long MemoryHits, long RedisHits, long Misses, long Stale, TimeSpan LoadTime)
{
    /// <summary>Values that went because there was no room for them.</summary>
    public long Evicted { get; init; }

    public long Hits => MemoryHits + RedisHits + Stale;
    public long Reads => Hits + Misses;

    /// <summary>0 to 1; null when nothing was read.</summary>
    public double? HitRate => Reads == 0 ? null : (double)Hits / Reads;
}
