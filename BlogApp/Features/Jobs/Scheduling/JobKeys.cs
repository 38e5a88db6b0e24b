using System.Globalization;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>The names under which Quartz stores a job, its schedule and manual runs.</summary>
internal static class JobKeys
{
    public const string Scheduler = "BlogApp";
    public const string Group = "blog";
    public const string ScheduleGroup = "schedule";

    /// <summary>What Quartz calls the node of a scheduler that is not clustered.</summary>
    public const string OnlyNode = "NON_CLUSTERED";

    private const string ByPerson = "now-by-";
    private const string ByCommand = "now-by-command";

    public static JobKey Job(string name) => new(name, Group);

    public static TriggerKey Schedule(string name) => new(name, ScheduleGroup);

    /// <summary>One key for all requests, so that waiting requests are merged into one run.</summary>
    public static TriggerKey Now(string name) => new(name, "now");

    /// <summary>A person's request; the history keeps the key, and by it who it was, also of a run that failed.</summary>
    /// <param name="userId">Null: the command line.</param>
    public static TriggerKey Now(string name, long? userId) => new(name, userId is { } id ? string.Create(CultureInfo.InvariantCulture, $"{ByPerson}{id}") : ByCommand);

    /// <summary>What started a run, and the account if it was a person.</summary>
    public static (JobStart Start, long? UserId) Starter(string group, bool manual) =>
        group == ByCommand ? (JobStart.CommandLine, null)
        : group.StartsWith(ByPerson, StringComparison.Ordinal) && long.TryParse(group.AsSpan(ByPerson.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (JobStart.Person, id)
        : (manual ? JobStart.Request : JobStart.Schedule, null);

    /// <summary>The one run planned for an exact time.</summary>
    public static TriggerKey At(string name) => new(name, "at");

    /// <summary>The end of a pause.</summary>
    public static TriggerKey Resume(string name) => new(name, "resume");

    /// <summary>The end of a pause of all jobs.</summary>
    public static TriggerKey ResumeAll { get; } = new("all", "resume-all");

    public static JobKey ResumeJob { get; } = new("resume", "control");
}
