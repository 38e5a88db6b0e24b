using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>A job's current condition: as the tone of its badge, and in words for people.</summary>
internal static class JobCondition
{
    public static string Tone(JobState job) => job.Condition switch
    {
        "scheduled" => "good",
        "running" => "wait",
        "failing" or "stopped" or "overdue" => "bad",
        _ => "quiet",
    };

    public static string InWords(JobState job, DateTimeOffset now, IStringLocalizer words) => job.Condition switch
    {
        "running" => words["Running for {0}", JobText.Elapsed(now - job.RunningSince!.Value, words)],
        "stopped" => words["Stopped by an error"],
        "failing" => job.FailuresInARow == 1 ? words["The last run failed"] : words["The last {0} runs failed", job.FailuresInARow],
        "overdue" => words["Overdue since {0}", JobText.Elapsed(now - job.OverdueSince!.Value, words)],
        "paused" => words["Paused"],
        "ended" => words["Ended"],
        _ => words["Scheduled"],
    };
}
