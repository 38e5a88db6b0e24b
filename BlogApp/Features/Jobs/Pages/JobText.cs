using System.Globalization;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>Times and durations as the jobs page writes them. All UTC.</summary>
internal static class JobText
{
    /// <summary>
    /// A series of times, each with as much of the date as the one before leaves open: "05:10", "Sun 22 Nov 03:30",
    /// "03:40", "1 Jan 2028 00:00". All with seconds when one needs them.
    /// </summary>
    public static IReadOnlyList<(DateTimeOffset At, string Text)> Series(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var clock = times.Any(time => time.Second != 0) ? "HH:mm:ss" : "HH:mm";
        var texts = new List<(DateTimeOffset, string)>(times.Count);
        var before = now.UtcDateTime;
        foreach (var time in times)
        {
            var at = time.UtcDateTime;
            var date = at.Date == before.Date ? "" : (at - now.UtcDateTime).Duration() < TimeSpan.FromDays(300) ? "ddd d MMM " : "d MMM yyyy ";
            texts.Add((time, at.ToString(date + clock, CultureInfo.InvariantCulture)));
            before = at;
        }
        return texts;
    }

    /// <summary>"now", "in 42 s", "in 12 min", "in 5 h", "in 3 days".</summary>
    public static string Until(DateTimeOffset time, DateTimeOffset now) => (time - now) is { TotalSeconds: >= 1 } left ? $"in {Rough(left)}" : "now";

    /// <summary>"just now", "42 s ago", "12 min ago", "5 h ago", "3 days ago".</summary>
    public static string Since(DateTimeOffset time, DateTimeOffset now) => (now - time) is { TotalSeconds: >= 1 } age ? $"{Rough(age)} ago" : "just now";

    /// <summary>"0 ms", "412 ms", "1.4 s", "12 s", "2 min 5 s", "1 h 4 min".</summary>
    public static string Duration(TimeSpan span) => span switch
    {
        { TotalMilliseconds: < 999.5 } => Text($"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 9.95 } => Text($"{span.TotalSeconds:0.0} s"),
        { TotalSeconds: < 60 } => Text($"{Math.Min(59, span.TotalSeconds):0} s"),
        { TotalMinutes: < 60 } => Text($"{(int)span.TotalMinutes} min {span.Seconds} s"),
        _ => Text($"{(int)span.TotalHours} h {span.Minutes} min"),
    };

    /// <summary>How long something has been going on, in whole seconds: "0 s", "2 min 5 s".</summary>
    public static string Elapsed(TimeSpan span) => span < TimeSpan.FromMinutes(1) ? Text($"{(int)Math.Max(0, span.TotalSeconds)} s") : Duration(span);

    public static string Rows(long rows) => rows == 1 ? "1 row" : Text($"{rows:#,0} rows");

    private static string Rough(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => Text($"{(int)span.TotalSeconds} s"),
        { TotalMinutes: < 60 } => Text($"{(int)span.TotalMinutes} min"),
        { TotalHours: < 48 } => Text($"{(int)span.TotalHours} h"),
        _ => Text($"{(int)span.TotalDays} days"),
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
