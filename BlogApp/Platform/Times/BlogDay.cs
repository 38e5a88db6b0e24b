namespace BlogApp.Platform.Times;

/// <summary>
/// A day of a time zone, in whole hours of UTC, because counts are stored by the hour. Where midnight is not at a whole
/// hour, the day starts at the next one: at 00:30 in Kolkata. When the clocks change, it has 23 or 25 hours.
/// </summary>
/// <param name="Date">The date in the zone.</param>
/// <param name="Start">Unix seconds, a whole hour.</param>
/// <param name="End">The start of the next day.</param>
internal readonly record struct BlogDay(DateOnly Date, long Start, long End)
{
    private const long Hour = 3600;

    public int Hours => (int)((End - Start) / Hour);

    /// <summary>The day to which counts of this time belong.</summary>
    public static BlogDay Of(DateTimeOffset at, TimeZoneInfo zone)
    {
        var day = On(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime), zone);
        var seconds = at.ToUnixTimeSeconds();
        // Clocks that are put back just after midnight show the evening before once more.
        return seconds < day.Start ? On(day.Date.AddDays(-1), zone) : seconds >= day.End ? On(day.Date.AddDays(1), zone) : day;
    }

    public static BlogDay On(DateOnly date, TimeZoneInfo zone) => new(date, StartOf(date, zone), StartOf(date.AddDays(1), zone));

    /// <summary>The last days up to this one, oldest first.</summary>
    public IReadOnlyList<BlogDay> Last(int count, TimeZoneInfo zone)
    {
        var date = Date;
        return [.. Enumerable.Range(0, count).Select(i => On(date.AddDays(i + 1 - count), zone))];
    }

    public bool Contains(long seconds) => seconds >= Start && seconds < End;

    private static long StartOf(DateOnly date, TimeZoneInfo zone)
    {
        var midnight = new DateTimeOffset(ZonedTime.FromShown(date.ToDateTime(TimeOnly.MinValue), zone).Utc).ToUnixTimeSeconds();
        return (midnight + Hour - 1) / Hour * Hour;
    }
}
