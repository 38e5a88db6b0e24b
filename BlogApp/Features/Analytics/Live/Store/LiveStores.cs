using BlogApp.Features.Analytics.Live.Store.Redis;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Languages;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// The live store in use. With Redis configured that is Redis; while Redis is away it is an embedded one, started from
/// SQL and filled from this node's journals under the same protocol ("journal mode"). On Redis's return it is rebuilt
/// from SQL, and the writers send again what it lacks.
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
    private int _era;
    // Measured, not told by the clock, which may be set back.
    private long? _failingSince;
    private long? _probed;
    private long? _degradedSince;

    public ILiveStore Current => _fallback ?? _primary;

    /// <summary>How long Redis has been away and this node counts on its own; null in normal operation.</summary>
    public TimeSpan? DegradedFor => _degradedSince is { } since ? clock.GetElapsedTime(since) : null;

    /// <summary>Grows when the store turned out to be another blog's: what was read before is not this blog's.</summary>
    public int Era => Volatile.Read(ref _era);

    /// <summary>After a foreign store was rebuilt.</summary>
    public void ForgetForeignNumbers() => Interlocked.Increment(ref _era);

    public void Succeeded(ILiveStore store)
    {
        if (store == _primary)
            _failingSince = null;
    }

    /// <summary>For those who have nothing to ask of it: others may have found Redis away.</summary>
    /// <exception cref="StoreAwayException">It is left alone.</exception>
    public void ThrowIfAway(ILiveStore store)
    {
        if (store == _primary && redis.Configured)
            breakers.LiveStore.ThrowIfOpen();
    }

    /// <summary>An operation failed. After a second of failures this node goes on without Redis.</summary>
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
        health.Hold(StoreKind.LiveStore, StoreGrade.Degraded, Phrase.Of("{0} Meanwhile this server counts on its own, from its journal.", health.Of(StoreKind.LiveStore).LastError ?? error.Message).ToString());
        Log.JournalMode(logger);
        return true;
    }

    /// <summary>While degraded: looks once a second whether Redis is back, and if so returns to it.</summary>
    /// <returns>True when Redis took over again.</returns>
    public async Task<bool> TryReturnAsync(CancellationToken cancellationToken)
    {
        if (_fallback is null || (_probed is { } at && clock.GetElapsedTime(at) < ProbeEvery))
            return false;
        _probed = clock.GetTimestamp();
        // Once the breaker is open its probe looks, in the background: the pump does not wait for a Redis that hangs.
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
        catch (StoreAwayException)
        {
            // Graded where it was thrown; the next look is a second away.
            return false;
        }
        _fallback = null;
        _failingSince = null;
        _degradedSince = null;
        health.Release(StoreKind.LiveStore);
        Log.RedisBack(logger);
        return true;
    }

    /// <summary>Starts the store again from what SQL contains; the writers then send what is missing.</summary>
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
