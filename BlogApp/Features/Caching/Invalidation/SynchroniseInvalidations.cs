using System.Threading.Channels;
using BlogApp.Features.Caching.Tiers;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Caching.Invalidation;

/// <summary>
/// Keeps this node abreast of the shared log: by messages at once, and by reading the log twice a second, so that a
/// lost message costs half a second. It also decides when Redis may be used: after a failure it tries again when
/// the store's own breaker has closed, and only when the node knows everything again do reads go there.
/// </summary>
internal sealed partial class SynchroniseInvalidations(
    SharedLog log, SharedStore store, Invalidations invalidations, RedisBreaker breaker, StoreBreakers breakers, RedisConnection redis,
    TimeProvider time, ILogger<SynchroniseInvalidations> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private bool _listening;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!redis.Configured)
            return;
        await using var timer = time.CreateTimer(_ => _due.Writer.TryWrite(true), null, TimeSpan.Zero, Period);
        await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken))
        {
            if (redis.Connected && !breakers.Cache.Open)
                await SynchroniseAsync();
            else if (!redis.Connected && breaker.Usable)
                breaker.Trip(new RedisAwayException("The connection to Redis is lost."));
        }
    }

    private async Task SynchroniseAsync()
    {
        try
        {
            if (!_listening)
            {
                _listening = true;
                redis.Multiplexer.ConnectionRestored += (_, _) => _due.Writer.TryWrite(true);
                // Should it time out, the client still subscribes when it can, and again after each reconnection.
                await store.SubscribeAsync(Hear);
            }
            invalidations.TakeOver(log.Learn(await store.SynchroniseAsync(log.Position)));
            if (await invalidations.ShareWhatIsPendingAsync())
                breaker.Restore();
        }
        catch (Exception error)
        {
            breaker.Trip(error);
        }
    }

    private void Hear(SharedMessage message)
    {
        try
        {
            if (message.Node == invalidations.Node)
                return;
            invalidations.TakeOver(log.Hear(new(message.Epoch, message.Version), message.Names));
        }
        catch (Exception error)
        {
            // On the client's thread; what the message said is in the log and will be read there.
            Log.Unheard(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An invalidation message could not be applied")]
        public static partial void Unheard(ILogger logger, Exception error);
    }
}
