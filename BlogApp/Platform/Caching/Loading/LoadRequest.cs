using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Platform.Caching.Loading;

/// <summary>One caller's request to the cache.</summary>
internal sealed record LoadRequest<TState, T>(
    string Key, string[] Tags, RegionCounter Region, EntryLife Life, TState State, Func<TState, CancellationToken, ValueTask<T>> Factory);

/// <summary>How long an entry is fresh overall and in memory, and which tiers it may use.</summary>
internal readonly record struct EntryLife(TimeSpan Fresh, TimeSpan FreshInMemory, HybridCacheEntryFlags Flags)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public static EntryLife From(HybridCacheEntryOptions? options, TimeSpan fresh)
    {
        var whole = Clamp(options?.Expiration ?? fresh);
        var inMemory = Clamp(options?.LocalCacheExpiration ?? whole);
        return new(whole, inMemory < whole ? inMemory : whole, options?.Flags ?? HybridCacheEntryFlags.None);
    }

    public bool ReadsMemory => Allows(HybridCacheEntryFlags.DisableLocalCacheRead);
    public bool WritesMemory => Allows(HybridCacheEntryFlags.DisableLocalCacheWrite);
    public bool ReadsRedis => Allows(HybridCacheEntryFlags.DisableDistributedCacheRead);
    public bool WritesRedis => Allows(HybridCacheEntryFlags.DisableDistributedCacheWrite);
    public bool Loads => Allows(HybridCacheEntryFlags.DisableUnderlyingData);

    private bool Allows(HybridCacheEntryFlags forbidden) => (Flags & forbidden) == 0;

    private static TimeSpan Clamp(TimeSpan span) => span < TimeSpan.Zero ? TimeSpan.Zero : span > Longest ? Longest : span;
}
