using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>One field of a cron expression: its name, its range and the names of its values.</summary>
/// <param name="Name">English text, the key of its translation.</param>
internal sealed record CronUnit(string Name, int Min, int Max, int MaxStep, IReadOnlyList<string> Names)
{
    /// <summary>Sunday is 1, as in Quartz.</summary>
    public static readonly IReadOnlyList<string> WeekdayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly IReadOnlyList<string> MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    public static readonly CronUnit Second = new(Phrase.Key("second"), 0, 59, 59, []);
    public static readonly CronUnit Minute = new(Phrase.Key("minute"), 0, 59, 59, []);
    public static readonly CronUnit Hour = new(Phrase.Key("hour"), 0, 23, 23, []);
    public static readonly CronUnit DayOfMonth = new(Phrase.Key("day of month"), 1, 31, 31, []);
    public static readonly CronUnit Month = new(Phrase.Key("month"), 1, 12, 12, MonthNames);
    public static readonly CronUnit Weekday = new(Phrase.Key("weekday"), 1, 7, 7, WeekdayNames);
    public static readonly CronUnit Year = new(Phrase.Key("year"), 1970, 2099, 100, []);

    /// <summary>The weekday in the five-field form, where both 0 and 7 are Sunday.</summary>
    public static readonly CronUnit UnixWeekday = new(Phrase.Key("weekday"), 0, 7, 7, WeekdayNames);

    /// <summary>Whether the field selects days, so that <c>?</c> may leave the choice to the other day field.</summary>
    public bool IsDay => this == DayOfMonth || IsWeekday;

    public bool IsWeekday => this == Weekday || this == UnixWeekday;

    /// <summary>The name, as a phrase.</summary>
    public Phrase Called => Phrase.Format(Name);

    /// <summary>"0-59", or "1-12 or JAN-DEC".</summary>
    public Phrase Accepts => Names.Count == 0 ? Phrase.Format("{0}-{1}", Min, Max) : Phrase.Format("{0}-{1} or {2}-{3}", Min, Max, Names[0], Names[^1]);
}
