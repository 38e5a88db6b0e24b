using System.Globalization;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>The job that persists counts, every minute unless an admin says otherwise.</summary>
internal sealed class PersistCounts(Persister persister) : IScheduledWork
{
    public const string Name = "persist-counts";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var report = await persister.PersistAsync(cancellationToken);
        return new WorkResult(report.Rows, report.Remark ?? Phrase.Of("{0:N0} views", report.Views).ToString());
    }
}
