using BlogApp.Features.Analytics.Live.Redis;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// The live store in use. If Redis is configured, it is Redis. While Redis is unavailable it is an embedded store,
/// started from SQL and filled from this node's journals under the same protocol ("journal mode"). When Redis returns,
/// it is rebuilt from SQL, and the writers send what it lacks.
/// </summary>
internal sealed partial class LiveStores(
    RedisConnection redis, LiveBaseReader sql, StoreBreakers breakers, StoreHealth health, TimeProvider clock, ILogger<LiveStores> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _rebuilding = new(1, 1);
    private readonly ILiveStore _primary = redis.Configured
        ? new GuardedLiveStore(new RedisLiveStore(redis), breakers.LiveStore, clock)
        : new EmbeddedLiveStore();
    private ILiveStore? _fallback;
    private int _incarnation;
    // Measured with timestamps, because the clock may be set back.
    private long? _failingSince;
    private long? _probed;
    private long? _degradedSince;

    public ILiveStore Current => _fallback ?? _primary;

    /// <summary>How long Redis has been unavailable with this node counting on its own; null in normal operation.</summary>
    public TimeSpan? DegradedFor => _degradedSince is { } since ? clock.GetElapsedTime(since) : null;

    /// <summary>Increases when the store turned out to be another blog's. Numbers read before are then not this blog's.</summary>
    public int Incarnation => Volatile.Read(ref _incarnation);

    /// <summary>Called after a foreign store was rebuilt.</summary>
    public void ForgetForeignNumbers() => Interlocked.Increment(ref _incarnation);

    public void Succeeded(ILiveStore store)
    {
        if (store == _primary)
            _failingSince = null;
    }

    /// <summary>For callers that have nothing to ask the store: others may have found Redis unavailable.</summary>
    /// <exception cref="StoreUnavailableException">The breaker is open.</exception>
    public void ThrowIfAway(ILiveStore store)
    {
        if (store == _primary && redis.Configured)
            breakers.LiveStore.ThrowIfOpen();
    }

    /// <summary>Reports a failed operation. After a second of failures this node continues without Redis.</summary>
    /// <returns>True when another store took over.</returns>
    public async Task<bool> FailedAsync(ILiveStore store, Exception error, CancellationToken cancellationToken)
    {
        if (store != _primary || _fallback is not null || !redis.Configured)
            return false;
        _failingSince ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(_failingSince.Value) < Patience)
            return false;
        var fallback = new EmbeddedLiveStore();
        await RebuildAsync(fallback, cancellationToken);
        _fallback = fallback;
        _degradedSince = clock.GetTimestamp();
        health.Hold(StoreKind.LiveStore, StoreGrade.Degraded, Phrase.Format("{0} Meanwhile this server counts on its own, from its journal.", health.Of(StoreKind.LiveStore).LastError ?? error.Message).ToString());
        Log.JournalMode(logger);
        return true;
    }

    /// <summary>While degraded, checks once a second whether Redis is back, and returns to it if so.</summary>
    /// <returns>True when Redis took over again.</returns>
    public async Task<bool> TryReturnAsync(CancellationToken cancellationToken)
    {
        if (_fallback is null || (_probed is { } at && clock.GetElapsedTime(at) < ProbeEvery))
            return false;
        _probed = clock.GetTimestamp();
        // Once the breaker is open, its probe checks in the background. The pump does not wait for a hanging Redis.
        if (!redis.Connected || breakers.LiveStore.Open)
            return false;
        try
        {
            await breakers.LiveStore.RunAsync((redis, clock), static async (call, _) =>
            {
                await call.redis.PingAsync(call.clock);
                return true;
            }, cancellationToken);
            await RebuildAsync(_primary, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Already graded where it was thrown; the next check is in a second.
            return false;
        }
        _fallback = null;
        _failingSince = null;
        _degradedSince = null;
        health.Release(StoreKind.LiveStore);
        Log.RedisBack(logger);
        return true;
    }

    /// <summary>Restarts the store from what SQL contains. The writers then send what is missing.</summary>
    public async Task RebuildAsync(ILiveStore store, CancellationToken cancellationToken)
    {
        await _rebuilding.WaitAsync(cancellationToken);
        try
        {
            Failpoint.Pass(FailpointNames.BeforeRebuild);
            var from = breakers.Sql.Run(sql, static s => s.Read());
            Failpoint.Pass(FailpointNames.InRebuild);
            await store.RebuildAsync(from, cancellationToken);
            Failpoint.Pass(FailpointNames.AfterRebuild);
            Log.Rebuilt(logger, store.Name, from.ViewsTotal);
        }
        finally
        {
            _rebuilding.Release();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Redis is away: counting goes on from this node's journal")]
        public static partial void JournalMode(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Redis is back: the live store is Redis again")]
        public static partial void RedisBack(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Rebuilt the {Store} live store from SQL at {Views} views")]
        public static partial void Rebuilt(ILogger logger, string store, long views);
    }
}
