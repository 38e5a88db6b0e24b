using System.Globalization;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>Sweeps before the first request. Nobody uploads yet, so every file without a row is left over.</summary>
internal sealed partial class SweepAtStart(MediaLibrary library, ILogger<SweepAtStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (deleted, _) = await library.SweepAsync(DateTime.MaxValue, cancellationToken);
            if (deleted > 0)
                Log.Deleted(log, deleted);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Left-over files do no harm, so the blog starts anyway.
            Log.NotSwept(log, error);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Count} files of uploads that had not ended")]
        public static partial void Deleted(ILogger log, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Files of uploads that had not ended could not be looked for")]
        public static partial void NotSwept(ILogger log, Exception error);
    }
}
