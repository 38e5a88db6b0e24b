using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>Which days, in words.</summary>
internal static class CronDayWords
{
    private static readonly string[] Nth = ["first", "second", "third", "fourth", "fifth"];

    /// <param name="Words">Such as "on Monday and Friday"; null: every day.</param>
    /// <param name="OfMonth">Whether the words name days of the month, which read best in front: "on the 1st of the month".</param>
    /// <param name="NamesMonths">Whether the words include the months.</param>
    public readonly record struct Days(string? Words, bool OfMonth, bool NamesMonths);

    public static Days Describe(CronField daysOfMonth, CronField weekdays, string? months)
    {
        // A day fires when either field names it, so a field that names all days decides alone.
        if (daysOfMonth.IsAny && weekdays.IsAny || daysOfMonth.IsEvery && !daysOfMonth.IsAny || weekdays.IsEvery && !weekdays.IsAny)
            return new(null, false, false);
        var ofMonth = daysOfMonth.IsAny ? null : $"on the {DaysOfMonth(daysOfMonth)} of {months ?? "the month"}";
        if (weekdays.IsAny)
            return new(ofMonth, true, true);
        if (weekdays.Terms is [CronNthWeekday day])
        {
            var nth = $"on the {(day.Nth is null ? "last" : Nth[day.Nth.Value - 1])} {Weekday(day.Weekday)} of {months ?? "the month"}";
            return new(ofMonth is null ? nth : $"{ofMonth} and also {nth}", true, true);
        }
        var names = CronListing.Format(weekdays.Values, CronUnit.Weekday, wraps: true, Weekday);
        return ofMonth is null
            ? new($"on {names}", false, false)
            : new($"{ofMonth} and also on every {names}{(months is null ? "" : $" of {months}")}", true, true);
    }

    private static string DaysOfMonth(CronField field)
    {
        var items = new List<string>();
        if (field.Values.Count > 0)
            items.Add(CronListing.Format(field.Values, CronUnit.DayOfMonth, wraps: false, Ordinal));
        foreach (var term in field.Terms)
            if (term is CronNearestWeekday nearest)
                items.Add($"weekday nearest the {Ordinal(nearest.Day)}");
            else if (term is CronLastDay { Before: 0 } last)
                items.Add(last.NearestWeekday ? "last weekday" : "last day");
            else if (term is CronLastDay before)
                items.Add((before.NearestWeekday ? "weekday nearest the " : "") + (before.Before == 1 ? "day before the last day" : $"{Ordinal(before.Before)} day before the last day"));
        return string.Join(" and the ", items.Distinct());
    }

    private static string Weekday(int quartzDay) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)(quartzDay - 1));

    public static string Ordinal(int day) => day.ToString(CultureInfo.InvariantCulture) + (day % 10, day / 10) switch
    {
        (1, not 1) => "st",
        (2, not 1) => "nd",
        (3, not 1) => "rd",
        _ => "th",
    };
}
