using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Scheduling;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>
/// The jobs for every open dashboard: read from the scheduler's store when something changed, and every few seconds
/// besides, because a run's history is written about when its end is signalled.
/// </summary>
internal sealed class JobsReading(JobBoard board, JobSignals signals, ILogger<JobsReading> log)
{
    private const long Seconds = 5;
    private readonly SharedReading<(long Version, long Time), IReadOnlyList<JobState>> _jobs = new("the jobs", log);

    /// <returns>Null while the scheduler's store does not answer.</returns>
    public Task<IReadOnlyList<JobState>?> ReadAsync(DateTimeOffset now) =>
        _jobs.ReadAsync((signals.Version, now.ToUnixTimeSeconds() / Seconds), async () => await board.ReadAsync(CancellationToken.None));
}
