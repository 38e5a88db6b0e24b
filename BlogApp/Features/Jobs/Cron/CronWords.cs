using System.Globalization;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>
/// Describes a schedule in plain words. The words are made from the values of the fields, not from their spelling. Two
/// spellings of one schedule read the same, and equal words always mean equal times.
/// </summary>
internal static class CronWords
{
    /// <summary>Null when the schedule has ended or cannot be parsed.</summary>
    public static string? Explain(string? cron, InterfaceLanguage language) => CronRules.TryParse(cron, out var schedule, out _) ? Describe(schedule, language) : null;

    public static string Describe(CronSchedule schedule, InterfaceLanguage language) =>
        language == InterfaceLanguage.Chinese ? CronWordsChinese.Describe(schedule) : Describe(schedule);

    /// <summary>In English.</summary>
    public static string Describe(CronSchedule schedule)
    {
        var (time, isClock) = CronTimeWords.Describe(schedule.Seconds, schedule.Minutes, schedule.Hours);
        var months = schedule.Months.IsEvery ? null : Months(schedule.Months);
        var days = CronDayWords.Describe(schedule.DaysOfMonth, schedule.Weekdays, months);
        var sentence = (days.Words, isClock) switch
        {
            (null, true) => time + " every day",
            (null, false) => time,
            ({ } words, true) when days.OfMonth => $"{Capital(words)} {Small(time)}",
            ({ } words, true) => $"{time} {words}",
            ({ } words, false) => $"{time}, {words}",
        };
        if (months is not null && !days.NamesMonths)
            sentence += $"{(isClock && days.Words is null ? " " : ", ")}in {months}";
        return schedule.Years is null or { IsEvery: true } ? sentence : $"{sentence}, {Years(schedule.Years)}";
    }

    private static string Months(CronField field) => CronListing.Format(field.Values, CronUnit.Month, wraps: true,
        month => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month));

    private static string Years(CronField field)
    {
        var values = field.Values;
        var step = values.Count > 3 ? values[1] - values[0] : 0;
        var open = step > 0 && values[^1] + step > CronUnit.Year.Max && values.Select((year, i) => year == values[0] + i * step).All(even => even);
        return (open, step) switch
        {
            (true, 1) => FormattableString.Invariant($"from {values[0]} on"),
            (true, _) => FormattableString.Invariant($"in every {CronDayWords.Ordinal(step)} year from {values[0]} on"),
            _ => "in " + CronListing.Format(values, CronUnit.Year, wraps: false, year => year.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Small(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
