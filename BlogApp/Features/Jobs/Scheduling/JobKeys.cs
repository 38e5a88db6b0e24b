using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>The names under which Quartz stores a job, its schedule and a run asked for by hand.</summary>
internal static class JobKeys
{
    public const string Scheduler = "BlogApp";
    public const string Group = "blog";

    public static JobKey Job(string name) => new(name, Group);

    public static TriggerKey Schedule(string name) => new(name, "schedule");

    /// <summary>One key for all requests: those that wait are one run.</summary>
    public static TriggerKey Now(string name) => new(name, "now");

    /// <summary>The one run planned for an exact time.</summary>
    public static TriggerKey At(string name) => new(name, "at");
}
