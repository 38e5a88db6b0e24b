using BlogApp.Platform.Supervision;

namespace BlogApp.Features.Operations.Backups;

/// <summary>Deletes what a server that was killed left of a backup: its working copy may still contain visitors' salts.</summary>
internal sealed partial class SweepAtStart(BackupFolder folder, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<SweepAtStart> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await lifetime.StartedAsync(stoppingToken);
            folder.Sweep(clock.GetUtcNow());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Log.NotSwept(log, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The folder with the backups cannot be swept: {Reason}")]
        public static partial void NotSwept(ILogger logger, string reason);
    }
}
