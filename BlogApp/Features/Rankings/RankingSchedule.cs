using BlogApp.Features.Jobs;
using Quartz;

namespace BlogApp.Features.Rankings;

/// <summary>When the rankings are computed next.</summary>
internal sealed class RankingSchedule(JobQueries? jobs = null)
{
    /// <summary>Null when unknown: the job is paused, its schedule has ended, or the scheduler is unavailable.</summary>
    public async ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return jobs is null ? null : await jobs.NextTimeAsync(RankHot.JobName, cancellationToken);
        }
        catch (SchedulerException)
        {
            // The ranking is worth showing without it.
            return null;
        }
    }
}
