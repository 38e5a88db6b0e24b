namespace BlogApp.Features.Jobs;

/// <summary>One job at one moment. Public, because Razor components are.</summary>
public sealed record JobState(string Name, string Title, string Description, string DefaultCron)
{
    /// <summary>The schedule in effect, in Quartz's form; null when it has ended and will not fire again.</summary>
    public string? Cron { get; init; }

    /// <summary>The next scheduled times, at most five; empty while the job is paused.</summary>
    public IReadOnlyList<DateTimeOffset> Next { get; init; } = [];

    public bool Paused { get; init; }

    /// <summary>The scheduler could not fire it and has stopped trying.</summary>
    public bool Broken { get; init; }

    /// <summary>When the current run began.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    public JobRun? Last { get; init; }

    /// <summary>Failed runs since the last successful one.</summary>
    public int FailuresInARow { get; init; }
}

/// <summary>A finished run, as kept in the history.</summary>
/// <param name="Rows">Rows moved; null when the run did not get that far.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="ByHand">Asked for by a person or by other code, not by the schedule.</param>
/// <param name="By">The account that asked for it; empty when that is gone; null when it was other code, or is not known.</param>
public sealed record JobRun(
    string Id, DateTimeOffset At, TimeSpan Duration, JobOutcome Outcome, long? Rows, string? Summary, string? Error, bool ByHand, string? By = null);

public enum JobOutcome
{
    Succeeded,
    Failed,

    /// <summary>Interrupted because the server stopped.</summary>
    Cancelled,
}

/// <summary>One page of a job's history, newest run first.</summary>
public sealed record JobRunPage(IReadOnlyList<JobRun> Runs, int Total);
