using BlogApp.Features.Caching.Invalidation;
using BlogApp.Features.Caching.Loading;
using BlogApp.Features.Caching.Tiers;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Caching;

/// <summary>
/// The blog's <see cref="HybridCache"/>. Reads go memory, Redis, factory; one load per key however many ask.
/// <para>
/// For callers: a key begins with its <see cref="CacheRegion"/> and a colon. A value is shared by all who read it,
/// so it must be immutable, and it must survive System.Text.Json. A factory may outlive the request that brought
/// it, so it must use nothing that belongs to a request: take an IDbContextFactory, not the scoped context.
/// A value that was invalidated is gone; one that merely expired still answers while loading fails.
/// </para>
/// </summary>
internal sealed class TieredCache : HybridCache
{
    // Longer keys would fill memory with themselves; what they ask for is loaded each time.
    private const int LongestKey = 1024;

    private readonly MemoryTier _memory;
    private readonly Generations _generations;
    private readonly CacheStatistics _statistics;
    private readonly CacheLoader _loader;
    private readonly Flights _flights;
    private readonly Invalidations _invalidations;
    private readonly CachingSettings _settings;
    private readonly TimeProvider _time;

    public TieredCache(MemoryTier memory, Generations generations, CacheLoader loader, CacheStatistics statistics,
        Invalidations invalidations, IOptions<CachingSettings> options, TimeProvider time)
    {
        _memory = memory;
        _generations = generations;
        _loader = loader;
        _statistics = statistics;
        _invalidations = invalidations;
        _settings = options.Value;
        _time = time;
        _flights = new Flights(loader, generations, time, TimeSpan.FromSeconds(_settings.LoadSeconds));
    }

    public override ValueTask<T> GetOrCreateAsync<TState, T>(string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory,
        HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(factory);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        if (key.Length > LongestKey)
            return factory(state, cancellationToken);
        var life = EntryLife.From(options, TimeSpan.FromSeconds(_settings.DefaultSeconds));
        var entry = life.ReadsMemory ? _memory.Find(key) as MemoryEntry<T> : null;
        if (entry is not null && _loader.IsFresh(entry))
        {
            entry.Region.MemoryHit();
            return new(entry.Value);
        }
        var request = new LoadRequest<TState, T>(key, [.. tags ?? []], _statistics.Region(RegionOf(key)), life, state, factory);
        if (entry is null || !_loader.MayAnswer(entry))
            return new(WaitAsync(request, cancellationToken));
        return entry.RetryAt == 0
            ? new(WaitPatientlyAsync(request, entry, cancellationToken))
            : new(RefreshInBackground(request, entry));
    }

    private async Task<T> WaitAsync<TState, T>(LoadRequest<TState, T> request, CancellationToken cancellationToken)
    {
        var flight = _flights.Join(request, out var started);
        try
        {
            return Counted(await flight.Landing.WaitAsync(cancellationToken), request.Region, started);
        }
        finally
        {
            flight.Leave();
        }
    }

    /// <summary>With an expired value at hand, a load that takes too long is as good as a failed one.</summary>
    private async Task<T> WaitPatientlyAsync<TState, T>(LoadRequest<TState, T> request, MemoryEntry<T> entry, CancellationToken cancellationToken)
    {
        var flight = _flights.Join(request, out var started);
        try
        {
            await Task.WhenAny(flight.Landing, Task.Delay(TimeSpan.FromMilliseconds(_settings.PatienceMilliseconds), _time, cancellationToken));
            if (flight.Landing.IsCompleted || cancellationToken.IsCancellationRequested || !entry.IsCurrent(_generations))
                return Counted(await flight.Landing.WaitAsync(cancellationToken), request.Region, started);
            flight.KeepFlying();
            _loader.RetryLater(entry);
            request.Region.Stale();
            return entry.Value;
        }
        finally
        {
            flight.Leave();
        }
    }

    private T RefreshInBackground<TState, T>(LoadRequest<TState, T> request, MemoryEntry<T> entry)
    {
        if (_time.GetTimestamp() >= entry.RetryAt)
        {
            var flight = _flights.Join(request, out _);
            flight.KeepFlying();
            flight.Leave();
        }
        request.Region.Stale();
        return entry.Value;
    }

    private static T Counted<T>(Landing<T> landing, RegionCounter region, bool started)
    {
        // The load itself was counted once; those who only waited for it were answered from memory.
        if (landing.From == LandedFrom.Stale)
            region.Stale();
        else if (!started)
            region.MemoryHit();
        return landing.Value;
    }

    public override async ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > LongestKey)
            return;
        // What is being loaded, and what other nodes hold, is older than this.
        await _invalidations.InvalidateAsync([], [key]);
        await _loader.SetAsync(key, [.. tags ?? []], _statistics.Region(RegionOf(key)),
            EntryLife.From(options, TimeSpan.FromSeconds(_settings.DefaultSeconds)), value);
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => RemoveAsync([key], cancellationToken);

    // Once gone here it must go everywhere: from then on the caller's cancellation is passed over, the bound on Redis holds.
    public override ValueTask RemoveAsync(IEnumerable<string> keys, CancellationToken cancellationToken = default)
    {
        string[] names = [.. keys ?? []];
        foreach (var name in names)
            _memory.Remove(name);
        return _invalidations.InvalidateAsync([], names);
    }

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => RemoveByTagAsync([tag], cancellationToken);

    public override ValueTask RemoveByTagAsync(IEnumerable<string> tags, CancellationToken cancellationToken = default) =>
        _invalidations.InvalidateAsync([.. tags ?? []], []);

    private static string RegionOf(string key)
    {
        var colon = key.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? key[..colon] : key;
    }
}
