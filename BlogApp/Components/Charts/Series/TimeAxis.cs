using BlogApp.Platform.Times;

namespace BlogApp.Components.Charts.Series;

/// <summary>
/// The shared time axis of several charts: <paramref name="Span"/> long, divided into buckets by a zone's local time.
/// It ends at the end of the current bucket, so it moves only once per bucket. In between, only the newest point moves,
/// and nothing else is sent to an open page.
/// </summary>
/// <param name="Now">The newest time.</param>
/// <param name="Ticks">The time between labels.</param>
internal sealed record TimeAxis(DateTimeOffset Now, TimeSpan Span, TimeSpan Bucket, TimeSpan Ticks, TimeZoneInfo Zone)
{
    /// <summary>The past 15 minutes in steps of ten seconds.</summary>
    public static TimeAxis Minutes(DateTimeOffset now, TimeZoneInfo zone) =>
        new(now, TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), zone);

    /// <summary>The past 24 hours in steps of ten minutes.</summary>
    public static TimeAxis Day(DateTimeOffset now, TimeZoneInfo zone) =>
        new(now, TimeSpan.FromHours(24), TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), zone);

    /// <summary>
    /// One offset for the whole axis. A day with a clock change uses the newest offset, because a line that jumps back
    /// an hour would be unreadable.
    /// </summary>
    public TimeSpan Offset => Zone.GetUtcOffset(Now);

    /// <summary>When the current bucket began.</summary>
    public DateTimeOffset RunningSince => Buckets.StartOf(Now, Bucket, Offset);

    public DateTimeOffset End => RunningSince + Bucket;

    public DateTimeOffset Start => End - Span;

    /// <summary>Number of buckets from start to end; the current one is the last.</summary>
    public int Count => (int)(Span / Bucket);

    /// <summary>A time converted with the newest offset: its position on the axis.</summary>
    public DateTime Clock(DateTimeOffset at) => at.ToOffset(Offset).DateTime;

    /// <summary>
    /// The round times on the axis, oldest first, as the zone's clocks showed them. Around a clock change, two labels
    /// are closer together or farther apart.
    /// </summary>
    public IEnumerable<AxisLabel> Labels()
    {
        for (var at = Start; at <= End; at += Bucket)
        {
            var shown = TimeZoneInfo.ConvertTime(at, Zone);
            if (shown.TimeOfDay.Ticks % Ticks.Ticks == 0)
                yield return new((at - Start) / Span, TimeText.Clock(at, Zone));
        }
    }
}

/// <param name="At">The position on the axis, 0 to 1.</param>
internal readonly record struct AxisLabel(double At, string Text);
