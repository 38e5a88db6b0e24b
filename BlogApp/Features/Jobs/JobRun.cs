namespace BlogApp.Features.Jobs;

/// <summary>A finished run, as kept in the history. Public, because Razor components are.</summary>
/// <param name="At">When it began.</param>
/// <param name="Planned">When it should have begun; null for runs that were recorded without it.</param>
/// <param name="Rows">Rows moved; null when the run did not get that far.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="Started">By whom.</param>
/// <param name="By">The account that asked for it; empty when that is gone; null when it was no person, or is not known.</param>
/// <param name="Node">The server that ran it; null when there is only one.</param>
/// <param name="Attempt">0 for a scheduled run, 1 for its first retry.</param>
public sealed record JobRun(
    string Id, DateTimeOffset At, DateTimeOffset? Planned, TimeSpan Duration, JobOutcome Outcome, long? Rows, string? Summary, string? Error,
    JobStart Started, string? By = null, string? Node = null, int Attempt = 0);

public enum JobOutcome
{
    Succeeded,
    Failed,

    /// <summary>Interrupted, by a person or because the server stopped.</summary>
    Cancelled,
}

public enum JobStart
{
    Schedule,

    /// <summary>Other code of the blog asked for it.</summary>
    Request,

    Person,

    CommandLine,
}

/// <summary>One page of a job's history, newest run first.</summary>
public sealed record JobRunPage(IReadOnlyList<JobRun> Runs, int Total);
