using System.Globalization;
using BlogApp.Platform.Times;

namespace BlogApp.Platform.CommandLine;

/// <summary>A time on the command line: ISO 8601, with a zone, or in the blog's zone. Pure.</summary>
internal static class TimeArgument
{
    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <param name="option">Its name, for the error.</param>
    /// <returns>The time in UTC, or what is wrong with it.</returns>
    public static (DateTime? Utc, string? Error) Parse(string? text, string option, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (null, null);
        if (DateTime.TryParseExact(text.Trim(), Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var shown))
        {
            var meant = ZonedTime.FromShown(shown, zone);
            return meant.Turn is ClockTurn.LeavesItOut
                ? (null, $"{option}: the clocks of {zone.Id} are put forward then and leave {text.Trim()} out. Name a time that exists, or one in UTC such as {TimeText.Iso(meant.Utc)}.")
                : (meant.Utc, null);
        }
        return DateTimeOffset.TryParseExact(text.Trim(), Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
            ? (exact.UtcDateTime, null)
            : (null, $"{option} accepts a time such as 2027-03-01T20:00 (in {zone.Id}) or 2027-03-01T19:00Z, not '{text.Trim()}'.");
    }
}
