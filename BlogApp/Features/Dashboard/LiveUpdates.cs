using System.Threading.Channels;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Dashboard;

/// <summary>
/// Delivers the feed's samples to one open page: off the sampler's thread, one at a time, only the newest, and no more
/// often than <see cref="Pause"/> allows. A slow page skips samples instead of queueing them.
/// </summary>
internal sealed partial class LiveUpdates : IDisposable
{
    /// <summary>Shorter than the feed's own interval, so that an early sample is not held back until the next one.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly Channel<LiveSnapshot> _newest = Channel.CreateBounded<LiveSnapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly IDisposable _subscription;

    /// <param name="show">Shows a sample. The next one waits until it is done.</param>
    public LiveUpdates(ILiveFeed feed, TimeProvider clock, ILogger log, Func<LiveSnapshot, CancellationToken, Task> show)
    {
        _clock = clock;
        _log = log;
        Finished = RunAsync(show, _closing.Token);
        _subscription = feed.Subscribe(snapshot => _newest.Writer.TryWrite(snapshot));
    }

    /// <summary>Completes without an error when the page is closed and nothing runs for it any more.</summary>
    public Task Finished { get; }

    public void Dispose()
    {
        _subscription.Dispose();
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task RunAsync(Func<LiveSnapshot, CancellationToken, Task> show, CancellationToken closing)
    {
        try
        {
            await foreach (var snapshot in _newest.Reader.ReadAllAsync(closing))
            {
                try
                {
                    await show(snapshot, closing);
                }
                catch (Exception error) when (error is not (OperationCanceledException or ObjectDisposedException))
                {
                    Log.NotShown(_log, error);
                }
                await Task.Delay(Pause, _clock, closing);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A dashboard could not show a sample; it goes on with the next one")]
        public static partial void NotShown(ILogger log, Exception error);
    }
}
