using BlogApp.Platform.Caching.Invalidation;
using BlogApp.Platform.Caching.Loading;
using BlogApp.Platform.Caching.Tiers;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Caching;

/// <summary>
/// The blog's <see cref="HybridCache"/>. Reads try memory, then Redis, then the factory; there is one load per key, however many callers ask.
/// <para>
/// For callers: a key begins with its <see cref="CacheRegion"/> and a colon. A value is shared by all its readers, so it must be immutable, and it
/// must survive System.Text.Json. A factory may outlive its request, so it must use nothing that belongs to the request: take an IDbContextFactory,
/// not the scoped context. An invalidated value is gone; an expired one still answers while loading fails.
/// </para>
/// </summary>
internal sealed class TieredCache : HybridCache
{
    // Longer keys would fill memory by themselves. Their values are loaded each time.
    private const int LongestKey = 1024;

    private readonly MemoryTier _memory;
    private readonly InvalidationVersions _versions;
    private readonly CacheStatistics _statistics;
    private readonly CacheLoader _loader;
    private readonly SingleFlight _singleFlight;
    private readonly Invalidations _invalidations;
    private readonly CachingSettings _settings;
    private readonly TimeProvider _time;

    public TieredCache(MemoryTier memory, InvalidationVersions versions, CacheLoader loader, CacheStatistics statistics,
        Invalidations invalidations, IOptions<CachingSettings> options, TimeProvider time)
    {
        _memory = memory;
        _versions = versions;
        _loader = loader;
        _statistics = statistics;
        _invalidations = invalidations;
        _settings = options.Value;
        _time = time;
        _singleFlight = new SingleFlight(loader, versions, time, TimeSpan.FromSeconds(_settings.LoadSeconds));
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
            entry.Region.Answered(entry.Tracked);
            return new(entry.Value);
        }
        var region = _statistics.Region(key);
        var request = new LoadRequest<TState, T>(key, [.. tags ?? [], CacheTag.Region(region.Region)], region, life, state, factory);
        if (entry is null || !_loader.MayAnswer(entry))
            return new(WaitAsync(request, cancellationToken));
        return entry.RetryAt == 0
            ? new(WaitPatientlyAsync(request, entry, cancellationToken))
            : new(RefreshInBackground(request, entry));
    }

    private async Task<T> WaitAsync<TState, T>(LoadRequest<TState, T> request, CancellationToken cancellationToken)
    {
        var flight = _singleFlight.Join(request, out var started);
        try
        {
            return Counted(await flight.Outcome.WaitAsync(cancellationToken), request.Region, started);
        }
        finally
        {
            flight.Leave();
        }
    }

    /// <summary>With an expired value available, treats a load that takes too long as failed.</summary>
    private async Task<T> WaitPatientlyAsync<TState, T>(LoadRequest<TState, T> request, MemoryEntry<T> entry, CancellationToken cancellationToken)
    {
        var flight = _singleFlight.Join(request, out var started);
        try
        {
            await Task.WhenAny(flight.Outcome, Task.Delay(TimeSpan.FromMilliseconds(_settings.PatienceMilliseconds), _time, cancellationToken));
            if (flight.Outcome.IsCompleted || cancellationToken.IsCancellationRequested || !entry.IsCurrent(_versions))
                return Counted(await flight.Outcome.WaitAsync(cancellationToken), request.Region, started);
            flight.KeepRunning();
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
            var flight = _singleFlight.Join(request, out _);
            flight.KeepRunning();
            flight.Leave();
        }
        request.Region.Stale();
        return entry.Value;
    }

    private static T Counted<T>(LoadOutcome<T> landing, RegionCounter region, bool started)
    {
        // The load itself is counted once. Callers that only waited for it were answered from memory.
        if (landing.From == LoadSource.Stale)
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
        // Running loads and the copies of other nodes are older than this value.
        await _invalidations.InvalidateAsync([], [key]);
        var region = _statistics.Region(key);
        await _loader.SetAsync(key, [.. tags ?? [], CacheTag.Region(region.Region)], region,
            EntryLife.From(options, TimeSpan.FromSeconds(_settings.DefaultSeconds)), value);
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default) => RemoveAsync([key], cancellationToken);

    // After the removal here, it must reach every node. From this point on the caller's cancellation is ignored; the time limit on Redis still
    // applies.
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
}
