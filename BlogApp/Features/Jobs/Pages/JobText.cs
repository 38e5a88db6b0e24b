using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>Formats durations for the jobs page.</summary>
internal static class JobText
{
    /// <summary>"now", "in 42 s", "in 12 min", "in 5 h", "in 3 days".</summary>
    public static string Until(DateTimeOffset time, DateTimeOffset now, IStringLocalizer words) => (time - now) is { TotalSeconds: >= 1 } left ? words["in {0}", Rough(left, words)] : words["now"];

    /// <summary>"just now", "42 s ago", "12 min ago", "5 h ago", "3 days ago".</summary>
    public static string Since(DateTimeOffset time, DateTimeOffset now, IStringLocalizer words) => (now - time) is { TotalSeconds: >= 1 } age ? words["{0} ago", Rough(age, words)] : words["just now"];

    /// <summary>"0 ms", "412 ms", "1.4 s", "12 s", "2 min 5 s", "1 h 4 min".</summary>
    public static string Duration(TimeSpan span, IStringLocalizer words) => span switch
    {
        { TotalMilliseconds: < 999.5 } => words["{0:0} ms", span.TotalMilliseconds],
        { TotalSeconds: < 9.95 } => words["{0:0.0} s", span.TotalSeconds],
        { TotalSeconds: < 60 } => words["{0:0} s", Math.Min(59, span.TotalSeconds)],
        { TotalMinutes: < 60 } => words["{0} min {1} s", (int)span.TotalMinutes, span.Seconds],
        _ => words["{0} h {1} min", (int)span.TotalHours, span.Minutes],
    };

    /// <summary>How long something has been going on, in whole seconds: "0 s", "2 min 5 s".</summary>
    public static string Elapsed(TimeSpan span, IStringLocalizer words) => span < TimeSpan.FromMinutes(1) ? words["{0} s", (int)Math.Max(0, span.TotalSeconds)] : Duration(span, words);

    /// <summary>Who or what started a run.</summary>
    public static string Starter(JobRun run, IStringLocalizer words) => run.Started switch
    {
        JobStart.Person => run.By is { Length: > 0 } by ? by : words["an account that is gone"],
        JobStart.CommandLine => words["Command line"],
        JobStart.Request => words["Request"],
        _ => words["Schedule"],
    };

    public static string Rows(long rows, IStringLocalizer words) => rows == 1 ? words["1 row"] : words["{0:N0} rows", rows];

    private static string Rough(TimeSpan span, IStringLocalizer words) => span switch
    {
        { TotalSeconds: < 60 } => words["{0} s", (int)span.TotalSeconds],
        { TotalMinutes: < 60 } => words["{0} min", (int)span.TotalMinutes],
        { TotalHours: < 48 } => words["{0} h", (int)span.TotalHours],
        _ => words["{0} days", (int)span.TotalDays],
    };
}
