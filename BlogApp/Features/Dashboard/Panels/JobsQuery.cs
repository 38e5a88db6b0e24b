using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Caching;

namespace BlogApp.Features.Dashboard.Panels;

/// <summary>
/// The jobs, shared by all open dashboards. Read from the scheduler's store when something changed, and every few
/// seconds, because a run's history is written at about the time its end is signaled.
/// </summary>
internal sealed class JobsQuery(JobQueries board, JobNotifier notifier, ILogger<JobsQuery> log)
{
    private const long Seconds = 5;
    private readonly SharedQuery<(long Version, long Time), IReadOnlyList<JobState>> _jobs = new("the jobs", log);

    /// <returns>Null while the scheduler's store does not answer.</returns>
    public Task<IReadOnlyList<JobState>?> ReadAsync(DateTimeOffset now) =>
        _jobs.ReadAsync((notifier.Version, now.ToUnixTimeSeconds() / Seconds), async () => await board.ReadAsync(CancellationToken.None));
}
