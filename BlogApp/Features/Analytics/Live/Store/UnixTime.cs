namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>Truncates Unix seconds to hours and days, UTC.</summary>
internal static class UnixTime
{
    public const long DaySeconds = 86_400;

    public static long Hour(long seconds) => seconds / 3600 * 3600;

    public static long Day(long seconds) => seconds / DaySeconds * DaySeconds;

    /// <summary>The day under which a reader is counted: the day of an anonymous visit, or 0 for accounts.</summary>
    public static long ReaderDay(long visitorId, long seconds) => visitorId < 0 ? 0 : Day(seconds);

    /// <summary>The hours that make up "the last 24 hours": the current one and the 23 before it.</summary>
    public static long[] LastDayHours(DateTimeOffset now)
    {
        var hour = Hour(now.ToUnixTimeSeconds());
        return [.. Enumerable.Range(0, 24).Select(back => hour - back * 3600L)];
    }
}
