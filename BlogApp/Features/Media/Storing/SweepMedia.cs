using System.Globalization;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>The job that deletes what an interrupted upload left behind, and tells which files are missing.</summary>
internal sealed partial class SweepMedia(MediaLibrary library, TimeProvider clock, ILogger<SweepMedia> log) : IScheduledWork
{
    public const string Name = "sweep-media";

    // Longer than any upload lasts.
    private static readonly TimeSpan s_age = TimeSpan.FromHours(6);

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (deleted, missing) = await library.SweepAsync((clock.GetUtcNow() - s_age).UtcDateTime, cancellationToken);
        foreach (var name in missing.Take(20))
            Log.Missing(log, name);
        return new(deleted, (missing.Count > 0
            ? Phrase.Of("Left-over files deleted: {0:N0}; files missing: {1:N0}", deleted, missing.Count) : Phrase.Of("Left-over files deleted: {0:N0}", deleted)).ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The media library knows a file that is not in the data directory: {Name}")]
        public static partial void Missing(ILogger log, string name);
    }
}

/// <summary>The same before the first request: nobody uploads yet, so whatever has no row is left over.</summary>
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
            // Left-over files harm nobody: the blog starts without this.
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
