using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>A job's current condition: as a word for programs, as the tone of its badge, and in words for people.</summary>
internal static class JobCondition
{
    public static string Describe(JobState job) =>
        job.RunningSince is not null ? "running"
        : job.Paused ? "paused"
        : job.Broken ? "stopped"
        : job.Cron is null ? "ended"
        : job.FailuresInARow > 0 ? "failing"
        : "scheduled";

    public static string Tone(JobState job) => Describe(job) switch
    {
        "scheduled" => "good",
        "running" => "wait",
        "failing" or "stopped" => "bad",
        _ => "quiet",
    };

    public static string InWords(JobState job, DateTimeOffset now, IStringLocalizer words) => Describe(job) switch
    {
        "running" => words["Running for {0}", JobText.Elapsed(now - job.RunningSince!.Value, words)],
        "stopped" => words["Stopped by an error"],
        "failing" => job.FailuresInARow == 1 ? words["The last run failed"] : words["The last {0} runs failed", job.FailuresInARow],
        "paused" => words["Paused"],
        "ended" => words["Ended"],
        _ => words["Scheduled"],
    };
}
