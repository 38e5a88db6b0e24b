using System.Globalization;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>The names under which Quartz stores a job, its schedule and manual runs.</summary>
internal static class JobKeys
{
    public const string Scheduler = "BlogApp";
    public const string Group = "blog";
    private const string RequestedBy = "now-by-";

    public static JobKey Job(string name) => new(name, Group);

    public static TriggerKey Schedule(string name) => new(name, "schedule");

    /// <summary>One key for all requests, so that waiting requests are merged into one run.</summary>
    public static TriggerKey Now(string name) => new(name, "now");

    /// <summary>A person's request; the history keeps the key, and by it who it was, also of a run that failed.</summary>
    public static TriggerKey Now(string name, long userId) => new(name, string.Create(CultureInfo.InvariantCulture, $"{RequestedBy}{userId}"));

    /// <summary>The account that asked for a run; null when it was the schedule or the blog itself.</summary>
    public static long? Requester(string group) =>
        group.StartsWith(RequestedBy, StringComparison.Ordinal) && long.TryParse(group.AsSpan(RequestedBy.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The one run planned for an exact time.</summary>
    public static TriggerKey At(string name) => new(name, "at");
}
