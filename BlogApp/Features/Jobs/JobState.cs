namespace BlogApp.Features.Jobs;

/// <summary>One job at one moment. Public, as Razor components are.</summary>
public sealed record JobState(string Name, string Description, string DefaultCron)
{
    /// <summary>The schedule in force, in Quartz's form; null when it has ended: no more times are to come.</summary>
    public string? Cron { get; init; }

    /// <summary>The next times by the schedule, five at most; none while the job is paused.</summary>
    public IReadOnlyList<DateTimeOffset> Next { get; init; } = [];

    public bool Paused { get; init; }

    /// <summary>The scheduler could not fire it and has stopped trying.</summary>
    public bool Broken { get; init; }

    /// <summary>When the run under way began.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    public JobRun? Last { get; init; }

    /// <summary>Failed runs since the last good one.</summary>
    public int FailuresInARow { get; init; }
}

/// <summary>A run that has ended, as the history keeps it.</summary>
/// <param name="Rows">Rows moved; null when the run did not get far enough to say.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="ByHand">Asked for by a person or by other code, not by the schedule.</param>
public sealed record JobRun(
    string Id, DateTimeOffset At, TimeSpan Duration, JobOutcome Outcome, long? Rows, string? Summary, string? Error, bool ByHand);

public enum JobOutcome
{
    Succeeded,
    Failed,

    /// <summary>Stopped before its end because the server stopped.</summary>
    Cancelled,
}

/// <summary>One page of a job's history, newest run first.</summary>
public sealed record JobRunPage(IReadOnlyList<JobRun> Runs, int Total);
