using System.Globalization;
using BlogApp.Platform.Languages;

namespace BlogApp.Platform.Times;

/// <summary>Formats times in a given zone. Pages use <see cref="BlogTime"/>, which knows the blog's zone.</summary>
internal static class TimeText
{
    /// <summary>The time of day, the same in every language: 14:03, or 14:03:07 with seconds.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone, bool seconds = false) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(seconds ? "HH:mm:ss" : "HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time element with seconds, as text for rows that are not rendered.</summary>
    public static string Element(DateTimeOffset at, TimeZoneInfo zone) => $"""<time datetime="{Iso(at)}">{Clock(at, zone, seconds: true)}</time>""";

    /// <param name="form">The format in that language, see <see cref="KeyOf"/>.</param>
    public static string Format(DateTimeOffset at, TimeZoneInfo zone, string form, InterfaceLanguage language) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(form, language.Culture);

    /// <summary>The time in UTC for programs, as in the datetime attribute: 2026-03-05T13:03:07Z.</summary>
    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day for programs, as in the value of a date field: 2026-03-05.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The English format, which is the key of the translations.</summary>
    public static string KeyOf(TimeForm form) => form switch
    {
        TimeForm.Clock => "HH:mm",
        TimeForm.ClockWithSeconds => "HH:mm:ss",
        TimeForm.Day => Phrase.Key("d MMMM yyyy"),
        TimeForm.ShortDay => Phrase.Key("d MMM yyyy"),
        TimeForm.DayOfYear => Phrase.Key("d MMM"),
        TimeForm.Month => Phrase.Key("MMMM yyyy"),
        TimeForm.Moment => Phrase.Key("d MMM yyyy HH:mm"),
        TimeForm.LongMoment => Phrase.Key("d MMMM yyyy, HH:mm"),
        TimeForm.MomentOfYear => Phrase.Key("d MMM HH:mm"),
        TimeForm.MomentOfWeek => Phrase.Key("ddd d MMM HH:mm"),
        TimeForm.MomentWithSeconds => Phrase.Key("d MMM yyyy HH:mm:ss"),
        TimeForm.MomentOfYearWithSeconds => Phrase.Key("d MMM HH:mm:ss"),
        _ => Phrase.Key("ddd d MMM HH:mm:ss"),
    };
}
