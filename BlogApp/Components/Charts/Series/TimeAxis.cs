namespace BlogApp.Components.Charts.Series;

/// <summary>
/// The time axis of charts that stand together: as long as <paramref name="Span"/>, cut into buckets, by the clocks of a
/// zone. It ends where the running bucket will end, so that it moves on only once a bucket: in between, the newest point
/// alone moves, and nothing else is sent to an open page.
/// </summary>
/// <param name="Now">The newest moment.</param>
/// <param name="Ticks">From one label to the next.</param>
internal sealed record TimeAxis(DateTimeOffset Now, TimeSpan Span, TimeSpan Bucket, TimeSpan Ticks, TimeZoneInfo Zone)
{
    /// <summary>The past 15 minutes by ten seconds.</summary>
    public static TimeAxis Minutes(DateTimeOffset now, TimeZoneInfo zone) =>
        new(now, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), zone);

    /// <summary>The past 24 hours by ten minutes.</summary>
    public static TimeAxis Day(DateTimeOffset now, TimeZoneInfo zone) =>
        new(now, TimeSpan.FromHours(24), TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), zone);

    /// <summary>
    /// One for the whole axis. A day on which clocks are changed is drawn by the newest one: a line that jumps back an
    /// hour could not be read.
    /// </summary>
    public TimeSpan Offset => Zone.GetUtcOffset(Now);

    /// <summary>When the running bucket began.</summary>
    public DateTimeOffset RunningSince => Buckets.StartOf(Now, Bucket, Offset);

    public DateTimeOffset End => RunningSince + Bucket;

    public DateTimeOffset Start => End - Span;

    /// <summary>Buckets from the start to the end, the running one being the last.</summary>
    public int Count => (int)(Span / Bucket);

    /// <summary>A moment as the zone's clocks show it.</summary>
    public DateTime Clock(DateTimeOffset at) => at.ToOffset(Offset).DateTime;
}
