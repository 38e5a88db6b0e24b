namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>
/// Looks after the jobs as a whole: are they paused for maintenance, is one overdue or failing? Reads the scheduler's store every
/// half minute, and when a job changed; whoever asks reads memory.
/// </summary>
internal sealed partial class JobsWatch(IServiceProvider services, JobNotifier notifier, TimeProvider time, ILogger<JobsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private const int LooksBetweenReads = 15;
    private JobsCondition _now = new(null, []);

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public JobsCondition Now => Volatile.Read(ref _now);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before: the scheduler's store is made ready with the start.
        var queries = services.GetRequiredService<JobQueries>();
        using var timer = new PeriodicTimer(Look, time);
        var seen = -1L;
        try
        {
            for (var look = 0; await timer.WaitForNextTickAsync(stoppingToken); look++)
            {
                if (notifier.PlansVersion == seen && look % LooksBetweenReads != 0)
                    continue;
                seen = notifier.PlansVersion;
                await ReadAsync(queries, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task ReadAsync(JobQueries queries, CancellationToken cancellationToken)
    {
        try
        {
            var jobs = await queries.ReadAsync(cancellationToken, lastRuns: false);
            var now = new JobsCondition(
                JobState.MaintenanceOf(jobs),
                [.. jobs.Where(job => job.Condition is "failing" or "overdue" or "stopped").Select(job => job.Name)]);
            var before = Now;
            Volatile.Write(ref _now, now);
            if (before.Maintenance != now.Maintenance || !before.Troubled.SequenceEqual(now.Troubled))
                Changed?.Invoke();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The health of the scheduler is reported elsewhere.
            Log.NotRead(log, error.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The state of the jobs could not be read: {Reason}")]
        public static partial void NotRead(ILogger log, string reason);
    }
}

/// <param name="Maintenance">The pause of all jobs; null when there is none.</param>
/// <param name="Troubled">The names of the jobs that are overdue, failing or stopped by an error.</param>
internal sealed record JobsCondition(JobPause? Maintenance, IReadOnlyList<string> Troubled);
