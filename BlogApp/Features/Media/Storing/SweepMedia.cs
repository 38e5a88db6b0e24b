using System.Globalization;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>The job that deletes what interrupted uploads left, and reports missing files.</summary>
internal sealed partial class SweepMedia(MediaLibrary library, TimeProvider clock, ILogger<SweepMedia> log) : IScheduledWork
{
    public const string Name = "sweep-media";

    // Longer than any upload takes.
    private static readonly TimeSpan s_age = TimeSpan.FromHours(6);

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (deleted, missing) = await library.SweepAsync((clock.GetUtcNow() - s_age).UtcDateTime, cancellationToken);
        foreach (var name in missing.Take(20))
            Log.Missing(log, name);
        return new(deleted, (missing.Count > 0
            ? Phrase.Format("Left-over files deleted: {0:N0}; files missing: {1:N0}", deleted, missing.Count) : Phrase.Format("Left-over files deleted: {0:N0}", deleted)).ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The media library knows a file that is not in the data directory: {Name}")]
        public static partial void Missing(ILogger log, string name);
    }
}
