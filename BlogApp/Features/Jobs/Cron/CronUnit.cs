using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>One field of a cron expression: its name, its range and the names its values may be written by.</summary>
internal sealed record CronUnit(string Name, int Min, int Max, int MaxStep, IReadOnlyList<string> Names)
{
    /// <summary>Sunday is 1, as Quartz counts.</summary>
    public static readonly IReadOnlyList<string> WeekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly IReadOnlyList<string> MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    public static readonly CronUnit Second = new("second", 0, 59, 59, []);
    public static readonly CronUnit Minute = new("minute", 0, 59, 59, []);
    public static readonly CronUnit Hour = new("hour", 0, 23, 23, []);
    public static readonly CronUnit DayOfMonth = new("day of month", 1, 31, 31, []);
    public static readonly CronUnit Month = new("month", 1, 12, 12, MonthNames);
    public static readonly CronUnit Weekday = new("weekday", 1, 7, 7, WeekdayNames);
    public static readonly CronUnit Year = new("year", 1970, 2099, 100, []);

    /// <summary>The weekday of the five-field form, where both 0 and 7 are Sunday.</summary>
    public static readonly CronUnit UnixWeekday = new("weekday", 0, 7, 7, WeekdayNames);

    /// <summary>Whether the field says which days, so that <c>?</c> may leave it to the other such field.</summary>
    public bool IsDay => this == DayOfMonth || IsWeekday;

    public bool IsWeekday => this == Weekday || this == UnixWeekday;

    /// <summary>"0-59", or "1-12 or JAN-DEC".</summary>
    public string Accepts => Names.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Min}-{Max}")
        : string.Create(CultureInfo.InvariantCulture, $"{Min}-{Max} or {Names[0]}-{Names[^1]}");
}
