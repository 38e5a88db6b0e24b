using System.Globalization;

namespace BlogApp.Components.Charts.Scales;

/// <summary>A labelled moment on a time axis.</summary>
internal readonly record struct TimeTick(DateTimeOffset At, string Label);

/// <summary>Chooses round moments, UTC, for a time axis.</summary>
internal static class TimeTicks
{
    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 5, 10, 30 }.Select(s => TimeSpan.FromSeconds(s)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(m => TimeSpan.FromMinutes(m)),
        .. new[] { 1, 2, 3, 4, 6, 12 }.Select(h => TimeSpan.FromHours(h)),
        .. new[] { 1, 2, 7, 14, 28, 91, 182, 364 }.Select(d => TimeSpan.FromDays(d)),
    ];

    /// <summary>The smallest round step that divides the span into at most <paramref name="most"/> parts.</summary>
    public static TimeSpan Step(TimeSpan span, int most)
    {
        foreach (var step in Steps)
        {
            if (span.Ticks <= step.Ticks * most)
                return step;
        }
        return TimeSpan.FromDays(Math.Ceiling(span.TotalDays / most));
    }

    /// <summary>Every multiple of the step within the span, both ends included.</summary>
    public static IReadOnlyList<TimeTick> Between(DateTimeOffset from, DateTimeOffset to, int most)
    {
        var step = Step(to - from, most).Ticks;
        var ticks = new List<TimeTick>(most + 1);
        for (var at = (from.UtcTicks + step - 1) / step * step; at <= to.UtcTicks; at += step)
            ticks.Add(new(new(at, TimeSpan.Zero), Label(new(at, TimeSpan.Zero), TimeSpan.FromTicks(step))));
        return ticks;
    }

    public static string Label(DateTimeOffset at, TimeSpan step) => at.UtcDateTime.ToString(
        step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : step < TimeSpan.FromDays(1) && at.UtcDateTime.TimeOfDay > TimeSpan.Zero ? "HH:mm" : "d MMM",
        CultureInfo.InvariantCulture);
}
