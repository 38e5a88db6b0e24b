namespace BlogApp.Platform.Times;

/// <summary>The time that a zone's local time stands for.</summary>
/// <param name="Utc">The time.</param>
/// <param name="Turn">Whether the clocks change at that moment.</param>
internal readonly record struct ZonedTime(DateTime Utc, ClockTurn Turn)
{
    /// <summary>
    /// A local time that a clock change skips is moved forward by the length of the change. For a local time that
    /// occurs twice, the first one is used.
    /// </summary>
    public static ZonedTime FromShown(DateTime shown, TimeZoneInfo zone)
    {
        shown = DateTime.SpecifyKind(shown, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(shown))
            return new(At(shown, OffsetBefore(shown, zone)), ClockTurn.LeavesItOut);
        if (zone.IsAmbiguousTime(shown))
            return new(At(shown, zone.GetAmbiguousTimeOffsets(shown).Max()), ClockTurn.ShowsItTwice);
        return new(At(shown, zone.GetUtcOffset(shown)), ClockTurn.None);
    }

    /// <summary>What the zone's clocks show at a moment.</summary>
    public static DateTime Shown(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private static DateTime At(DateTime shown, TimeSpan offset) => DateTime.SpecifyKind(shown - offset, DateTimeKind.Utc);

    // No zone changes its clocks twice within a day.
    private static TimeSpan OffsetBefore(DateTime shown, TimeZoneInfo zone) => zone.GetUtcOffset(shown.AddDays(-1));
}

internal enum ClockTurn
{
    None,
    LeavesItOut,
    ShowsItTwice,
}
