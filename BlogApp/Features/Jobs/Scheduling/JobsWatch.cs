namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>
/// Looks after the jobs as a whole: are they paused for maintenance, is one overdue or failing? Reads the scheduler's store every
/// half minute, and when a job changed or the clock was set; whoever asks reads memory.
/// </summary>
internal sealed partial class JobsWatch(IServiceProvider services, JobNotifier notifier, TimeProvider time, ILogger<JobsWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private const int LooksBetweenReads = 15;

    /// <summary>By more than this, the clock did not drift but was set.</summary>
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(1);
    private JobsCondition _now = new(null, []);

    /// <summary>Raised on any thread.</summary>
    public event Action? Changed;

    public JobsCondition Now => Volatile.Read(ref _now);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not before: the scheduler's store is made ready with the start.
        var queries = services.GetRequiredService<JobQueries>();
        var commands = services.GetRequiredService<JobCommands>();
        using var timer = new PeriodicTimer(Look, time);
        var seen = -1L;
        var (clock, mark) = (time.GetUtcNow(), time.GetTimestamp());
        try
        {
            for (var look = 0; await timer.WaitForNextTickAsync(stoppingToken); look++)
            {
                var wasSet = (time.GetUtcNow() - clock - time.GetElapsedTime(mark)).Duration() > ClockStep;
                (clock, mark) = (time.GetUtcNow(), time.GetTimestamp());
                if (!wasSet && notifier.PlansVersion == seen && look % LooksBetweenReads != 0)
                    continue;
                seen = notifier.PlansVersion;
                await ReadAsync(queries, commands, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task ReadAsync(JobQueries queries, JobCommands commands, CancellationToken cancellationToken)
    {
        try
        {
            await commands.RealignAsync(cancellationToken);
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
