using BlogApp.Features.Jobs.Scheduling;

namespace BlogApp.Features.Jobs;

/// <summary>One job at one moment. Public, because Razor components are.</summary>
public sealed record JobState(string Name, string Title, string Description, JobSchedule Default)
{
    /// <summary>The schedule in effect; null when it has ended and will not fire again.</summary>
    public JobSchedule? Schedule { get; init; }

    /// <summary>The schedule before the last change; null when it was never changed.</summary>
    public JobSchedule? Previous { get; init; }

    /// <summary>The next scheduled times, at most five; empty while the job is paused.</summary>
    public IReadOnlyList<DateTimeOffset> Next { get; init; } = [];

    /// <summary>Null unless it is paused.</summary>
    public JobPause? Pause { get; init; }

    public bool Paused => Pause is not null;

    /// <summary>The scheduler could not fire it and has stopped trying.</summary>
    public bool Broken { get; init; }

    /// <summary>When the current run began.</summary>
    public DateTimeOffset? RunningSince { get; init; }

    /// <summary>The time at which it should have run, if that is more than a minute ago.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    /// <summary>When the run that failed is tried again; null when it is not.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The pause of all jobs; null when they are not paused together.</summary>
    internal static JobPause? MaintenanceOf(IEnumerable<JobState> jobs) => jobs.Select(job => job.Pause).FirstOrDefault(pause => pause is { OfAll: true });

    /// <summary>In one word: running, paused, stopped, ended, failing, overdue or scheduled.</summary>
    public string Condition =>
        RunningSince is not null ? "running"
        : Paused ? "paused"
        : Broken ? "stopped"
        : Schedule is null ? "ended"
        : FailuresInARow > 0 ? "failing"
        : OverdueSince is not null ? "overdue"
        : "scheduled";

    public JobRun? Last { get; init; }

    /// <summary>Failed runs since the last successful one.</summary>
    public int FailuresInARow { get; init; }
}

/// <param name="Reason">In the words of whoever paused it; null when they gave none.</param>
/// <param name="By">Who paused it; null when that is not known.</param>
/// <param name="Until">When it resumes by itself; null: when someone resumes it.</param>
/// <param name="OfAll">All jobs were paused together, for maintenance.</param>
public sealed record JobPause(string? Reason, string? By, DateTimeOffset? Since, DateTimeOffset? Until, bool OfAll);
