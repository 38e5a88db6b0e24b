using System.Collections.Concurrent;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Giveaways.Live;

/// <summary>
/// The live store in use: Redis if it is configured and answers, else one in this process. Each begins with what SQL
/// contains, and the waiting claims are offered to it again.
/// </summary>
internal sealed partial class ClaimLiveStores(
    RedisConnection redis, IClaimStore sql, ClaimBook book, StoreBreakers breakers, TimeProvider clock, ILogger<ClaimLiveStores> logger)
{
    // The client waits for an answer as long as the connection is open, and a hanging server keeps it open.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);
    private readonly IClaimLiveStore _primary = redis.Configured ? new RedisClaimStore(redis) : new EmbeddedClaimStore();
    private readonly ConcurrentDictionary<long, bool> _stale = new();
    private IClaimLiveStore? _fallback;
    private long _probed;

    private IClaimLiveStore Current => _fallback ?? _primary;

    public string Name => Current.Name;

    /// <summary>Has the giveaway loaded from SQL again before the next claim.</summary>
    public void MarkStale(long giveawayId) => _stale[giveawayId] = true;

    /// <summary>Offers claims of one giveaway to the live store, in order.</summary>
    /// <returns>Null when the giveaway was loaded again meanwhile: its waiting claims have no promise any more, so offer all of them.</returns>
    /// <exception cref="StoreUnavailableException">Neither the live store nor SQL answers.</exception>
    public async Task<IReadOnlyList<ClaimPromise>?> PromiseAsync(long giveawayId, int stock, IReadOnlyList<long> claimants, CancellationToken cancellationToken)
    {
        if (_stale.TryRemove(giveawayId, out _))
        {
            await RebuildAsync(giveawayId, cancellationToken);
            return null;
        }
        Failpoint.Pass(FailpointNames.BeforePromise);
        var promises = await RunAsync(store => store.PromiseAsync(giveawayId, stock, claimants, cancellationToken), cancellationToken);
        Failpoint.Pass(FailpointNames.AfterPromise);
        if (promises is null)
            await RebuildAsync(giveawayId, cancellationToken);
        return promises;
    }

    /// <summary>Compares with SQL, while no claim waits. A store that was wiped or set back is loaded again.</summary>
    public async Task VerifyAsync(long giveawayId, int won, int places, CancellationToken cancellationToken)
    {
        if (await RunAsync(store => store.ReadAsync(giveawayId, cancellationToken), cancellationToken) is { } has && has != (won, places))
            MarkStale(giveawayId);
    }

    private async Task RebuildAsync(long giveawayId, CancellationToken cancellationToken)
    {
        try
        {
            var from = breakers.Sql.Run((sql, giveawayId), static read => read.sql.ReadSnapshot(read.giveawayId)) ?? new ClaimSnapshot(0, 0, []);
            Failpoint.Pass(FailpointNames.InClaimRebuild);
            await RunAsync(async store =>
            {
                await store.RebuildAsync(giveawayId, from, cancellationToken);
                return true;
            }, cancellationToken);
            book.ForgetPromises(giveawayId);
            Log.Rebuilt(logger, giveawayId, Name, from.Places);
        }
        catch
        {
            MarkStale(giveawayId);
            throw;
        }
    }

    private async Task<T> RunAsync<T>(Func<IClaimLiveStore, Task<T>> work, CancellationToken cancellationToken)
    {
        if (Current is EmbeddedClaimStore embedded)
            return await work(embedded);
        try
        {
            return await breakers.LiveStore.RunAsync((work, store: Current, clock), static (call, _) => BoundedAsync(call.work(call.store), call.clock), cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Claims do not wait for Redis. The embedded store knows nothing, so the next offer loads it from SQL.
            _fallback = new EmbeddedClaimStore();
            _probed = clock.GetTimestamp();
            Log.Away(logger);
            throw;
        }
    }

    /// <summary>While Redis is away, looks once a second whether it is back.</summary>
    /// <returns>True when it is. Whatever it contains is older than what was decided meanwhile, so mark every giveaway as stale.</returns>
    public bool TryReturn()
    {
        if (_fallback is null || clock.GetElapsedTime(_probed) < ProbeEvery)
            return false;
        _probed = clock.GetTimestamp();
        if (!redis.Connected || breakers.LiveStore.Open)
            return false;
        _fallback = null;
        Log.Back(logger);
        return true;
    }

    private static async Task<T> BoundedAsync<T>(Task<T> answer, TimeProvider clock)
    {
        try
        {
            return await answer.WaitAsync(Bound, clock);
        }
        catch (TimeoutException)
        {
            // Nobody needs the late failure; this only marks it as observed.
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Loaded giveaway {Giveaway} into the {Store} live store from SQL, at {Places} claims")]
        public static partial void Rebuilt(ILogger logger, long giveaway, string store, int places);

        [LoggerMessage(LogLevel.Warning, "Redis is away: claims are put in order by this process")]
        public static partial void Away(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Redis is back: it puts claims in order again")]
        public static partial void Back(ILogger logger);
    }
}
