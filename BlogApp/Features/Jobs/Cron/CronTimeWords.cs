using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>The time of day, in words.</summary>
internal static class CronTimeWords
{
    /// <summary>With more clock times than this, the words describe the rule instead.</summary>
    private const int MostClockTimes = 6;

    /// <returns>The words, and whether they are clock times ("At 09:00") rather than a rhythm ("Every minute").</returns>
    public static (string Words, bool IsClock) Describe(CronField seconds, CronField minutes, CronField hours)
    {
        if (seconds.Values is not [var second])
            return (Rhythm(seconds) + WithinMinutes(minutes, hours), false);
        if (minutes.Values is [var minute])
            return Hourly(hours, minute, second);
        if (minutes.Values.Count * hours.Values.Count <= MostClockTimes)
            return ("At " + CronListing.Join([.. from hour in hours.Values from past in minutes.Values select Clock(hour, past, second)]), true);
        var even = minutes.IsEvery || EvenStep(minutes) is not null;
        return (Rhythm(minutes) + WithinHours(hours, past: !even) + (second == 0 ? "" : Text($", at second {second}")), false);
    }

    private static (string Words, bool IsClock) Hourly(CronField hours, int minute, int second)
    {
        if (hours.IsEvery || hours.Values.Count > 2 && EvenStep(hours) is not null)
            return (Rhythm(hours) + PastTheHour(minute, second), false);
        if (hours.Values.Count > MostClockTimes && CronListing.Runs(hours.Values, CronUnit.Hour, wraps: true) is [var run])
            return ($"Every hour from {Clock(run.First, minute, second)} to {Clock((run.First + run.Count - 1) % 24, minute, second)}", false);
        return ("At " + CronListing.Join([.. hours.Values.Select(hour => Clock(hour, minute, second))]), true);
    }

    /// <summary>"Every minute", "Every 10 minutes", or "At minutes 0, 20 and 45".</summary>
    private static string Rhythm(CronField field)
    {
        var name = field.Unit.Name;
        if (field.IsEvery)
            return $"Every {name}";
        return EvenStep(field) is { } step
            ? Text($"Every {step} {name}s")
            : $"At {name}{(field.Values.Count == 1 ? "" : "s")} {Numbers(field)}";
    }

    /// <summary>The step when the values divide the clock evenly from 0 on, such as every 15 minutes; otherwise null.</summary>
    public static int? EvenStep(CronField field)
    {
        var size = field.Unit.Max + 1;
        if (field.IsEvery || field.Values.Count < 2 || size % field.Values.Count != 0)
            return null;
        var step = size / field.Values.Count;
        return field.Values.Select((value, i) => value == i * step).All(even => even) ? step : null;
    }

    private static string WithinMinutes(CronField minutes, CronField hours) => minutes.IsEvery
        ? hours.IsEvery ? "" : WithinHours(hours, past: false)
        : Text($" during minute{(minutes.Values.Count == 1 ? "" : "s")} {Numbers(minutes)}") + WithinHours(hours, past: true);

    /// <param name="past">Whether the preceding words name minutes of an hour, so that the hour must be given.</param>
    private static string WithinHours(CronField hours, bool past)
    {
        if (hours.IsEvery)
            return past ? " of every hour" : "";
        if (EvenStep(hours) is { } step)
            return Text($" {(past ? "of" : "during")} every {CronDayWords.Ordinal(step)} hour from 00:00");
        if (CronListing.Runs(hours.Values, CronUnit.Hour, wraps: true) is [var run])
            return past
                ? run.Count == 1 ? $" past {Hour(run.First)}" : $" of every hour from {Hour(run.First)} to {Clock((run.First + run.Count - 1) % 24, 59, 0)}"
                : $" from {Hour(run.First)} to {Clock((run.First + run.Count - 1) % 24, 59, 0)}";
        return $" {(past ? "of" : "during")} the hours {Numbers(hours)}";
    }

    private static string PastTheHour(int minute, int second) => (minute, second) switch
    {
        (0, 0) => "",
        (_, 0) => Text($", at minute {minute}"),
        _ => Text($", at minute {minute} and second {second}"),
    };

    private static string Numbers(CronField field) =>
        CronListing.Format(field.Values, field.Unit, wraps: false, value => value.ToString(CultureInfo.InvariantCulture));

    private static string Hour(int hour) => Clock(hour, 0, 0);

    private static string Clock(int hour, int minute, int second) => second == 0 ? Text($"{hour:00}:{minute:00}") : Text($"{hour:00}:{minute:00}:{second:00}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
