using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>A schedule and its policies in words.</summary>
internal static class ScheduleText
{
    /// <summary>"Every hour", "Daily at 03:00 (Europe/Paris)".</summary>
    /// <param name="schedule">Null: it has ended.</param>
    public static string Describe(JobSchedule? schedule, IStringLocalizer words, InterfaceLanguage language)
    {
        if (CronWords.Explain(schedule?.Cron, language) is not { } text)
            return words["Has ended: no more times are to come"];
        return schedule!.Zone == JobSchedule.Utc ? text : words["{0} ({1})", text, schedule.Zone];
    }

    public static string Missed(MissedRuns missed, IStringLocalizer words) =>
        missed == MissedRuns.Skip ? words["A missed time is left out."] : words["Missed times cause one run, as soon as possible."];

    public static string Retries(int count, IStringLocalizer words) => count switch
    {
        0 => words["Wait for the next time"],
        1 => words["Try once more, after a minute"],
        2 => words["Try up to twice more, after 1 and 2 minutes"],
        _ => words["Try up to {0} times more, after {1} minutes", count, string.Join(", ", Enumerable.Range(0, count).Select(n => 1 << n))],
    };

    /// <summary>What differs, a line each.</summary>
    public static IReadOnlyList<string> Changes(JobSchedule now, JobSchedule then, IStringLocalizer words, InterfaceLanguage language)
    {
        var lines = new List<string>();
        if (now.Cron != then.Cron || now.Zone != then.Zone)
            lines.Add(words["{0} → {1}", Describe(now, words, language), Describe(then, words, language)]);
        if (now.Missed != then.Missed)
            lines.Add(words["{0} → {1}", Missed(now.Missed, words), Missed(then.Missed, words)]);
        if (now.Retries != then.Retries)
            lines.Add(words["When a run fails: {0} → {1}", Retries(now.Retries, words), Retries(then.Retries, words)]);
        return lines;
    }
}
