using System.Globalization;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>The job that persists counts, every minute by default.</summary>
internal sealed class PersistCounts(Persister persister) : IScheduledWork
{
    public const string Name = "persist-counts";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var report = await persister.PersistAsync(cancellationToken);
        return new WorkResult(report.Rows, report.Remark ?? Phrase.Format("{0:N0} views", report.Views).ToString());
    }
}
