using System.Threading.Channels;
using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Platform.Caching.Invalidation;

/// <summary>
/// Keeps this node in step with the shared log. Messages arrive at once; reading the log twice a second limits the
/// effect of a lost message to half a second. This class also decides when Redis may be used: after a failure it tries
/// again once the store's breaker has closed, and reads resume only when the node is up to date.
/// </summary>
internal sealed partial class SynchronizeInvalidations(
    InvalidationLog log, InvalidationStore store, Invalidations invalidations, RedisBreaker breaker, StoreBreakers breakers, RedisConnection redis,
    TimeProvider time, ILogger<SynchronizeInvalidations> logger) : BackgroundService
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
                await SynchronizeAsync();
            else if (!redis.Connected && breaker.Usable)
                breaker.Trip(new RedisUnavailableException("The connection to Redis is lost."));
        }
    }

    private async Task SynchronizeAsync()
    {
        try
        {
            if (!_listening)
            {
                _listening = true;
                redis.Multiplexer.ConnectionRestored += (_, _) => _due.Writer.TryWrite(true);
                // If this times out, the client still subscribes when it can, and again after each reconnection.
                await store.SubscribeAsync(ApplyMessage);
            }
            invalidations.TakeOver(log.ApplyUpdate(await store.SynchronizeAsync(log.Position)));
            if (await invalidations.ShareWhatIsPendingAsync())
                breaker.Restore();
        }
        catch (Exception error)
        {
            breaker.Trip(error);
        }
    }

    private void ApplyMessage(InvalidationMessage message)
    {
        try
        {
            if (message.Node == invalidations.Node)
                return;
            invalidations.TakeOver(log.ApplyMessage(new(message.Epoch, message.Version), message.Names));
        }
        catch (Exception error)
        {
            // This runs on the client's thread. The message's content is in the log and will be read from there.
            Log.Unheard(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An invalidation message could not be applied")]
        public static partial void Unheard(ILogger logger, Exception error);
    }
}
