using BlogApp.Platform.Supervision;

namespace BlogApp.Features.Site.Banner;

/// <summary>Schedules the banner's next change when the server has started, because the scheduler's own file may have been lost.</summary>
internal sealed partial class BannerAtStart(BannerRefresh refresh, IHostApplicationLifetime lifetime, ILogger<BannerAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.AfterFirstReadersAsync(stoppingToken);
        try
        {
            await refresh.RefreshAsync(changed: false, stoppingToken);
        }
        catch (Exception) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The scheduler may already have stopped; the next start schedules it.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The job runs in a few minutes anyway.
            Log.NotPlanned(log, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The banner's next change could not be planned at start")]
        public static partial void NotPlanned(ILogger log, Exception error);
    }
}
