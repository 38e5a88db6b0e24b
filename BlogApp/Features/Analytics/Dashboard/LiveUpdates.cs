using System.Threading.Channels;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>
/// Carries the feed's samples to one open page: off the sampler's thread, one at a time, the newest only, and never
/// more often than <see cref="Pause"/> allows. A slow page skips samples, it does not queue them.
/// </summary>
internal sealed partial class LiveUpdates : IDisposable
{
    /// <summary>Under the feed's own pause, so that a sample that comes early is not left for the next one.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly Channel<LiveSnapshot> _newest = Channel.CreateBounded<LiveSnapshot>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly CancellationTokenSource _closing = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly IDisposable _subscription;

    /// <param name="show">Shows a sample; the next one waits until it is done.</param>
    public LiveUpdates(ILiveFeed feed, TimeProvider clock, ILogger log, Func<LiveSnapshot, CancellationToken, Task> show)
    {
        _clock = clock;
        _log = log;
        Finished = RunAsync(show, _closing.Token);
        _subscription = feed.Subscribe(snapshot => _newest.Writer.TryWrite(snapshot));
    }

    /// <summary>Completes, without an error, when the page is closed and nothing runs for it any more.</summary>
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
