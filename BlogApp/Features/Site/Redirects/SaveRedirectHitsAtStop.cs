using BlogApp.Features.Site.Redirects.Missing;

namespace BlogApp.Features.Site.Redirects;

/// <summary>Saves at an orderly stop what waits in memory, as the job does.</summary>
internal sealed partial class SaveRedirectHitsAtStop(RedirectHits hits, MissingAddresses missing, ILogger<SaveRedirectHitsAtStop> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await hits.SaveAsync(cancellationToken);
            await missing.SaveAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotSaved(log, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The latest hits of redirects could not be saved at the stop")]
        public static partial void NotSaved(ILogger log, Exception error);
    }
}
