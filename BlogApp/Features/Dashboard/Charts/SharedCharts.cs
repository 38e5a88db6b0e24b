using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Dashboard.Charts;

/// <summary>Builds the charts once a second (the day's charts once a minute) and shares them among all open dashboards.</summary>
internal sealed class SharedCharts(ILiveFeed feed, IOptionsMonitor<SiteSettings> site)
{
    private volatile Drawn? _minutes, _day;

    /// <summary>The past 15 minutes. The newest points equal the tiles' numbers.</summary>
    public ChartSet Minutes(LiveSnapshot now)
    {
        var zone = site.CurrentValue.Zone;
        var drawn = _minutes;
        if (drawn is null || !ReferenceEquals(drawn.Of, now) || !drawn.Zone.Equals(zone))
            _minutes = drawn = new(now, zone, MinutesOf(now, zone));
        return drawn.Charts;
    }

    /// <summary>The past 24 hours up to the last full minute.</summary>
    public ChartSet Day(DateTimeOffset now)
    {
        var zone = site.CurrentValue.Zone;
        var minute = Buckets.StartOf(now, TimeSpan.FromMinutes(1));
        var drawn = _day;
        if (drawn is null || !minute.Equals(drawn.Of) || !drawn.Zone.Equals(zone))
            _day = drawn = new(minute, zone, DayOf(minute, zone));
        return drawn.Charts;
    }

    private ChartSet MinutesOf(LiveSnapshot now, TimeZoneInfo zone)
    {
        var axis = TimeAxis.Minutes(now.At, zone);
        // After the clock was set back, there may be points in the future.
        var points = feed.LastFifteenMinutes().Where(point => point.At <= now.At).ToList();
        var known = now.At > DateTimeOffset.UnixEpoch && now.Measured;
        return new(
            Line(point => point.ViewsLastMinute ?? point.ViewsPerSecond * 60, AxisRule.Whole, NumberFormat.Count, known ? now.ViewsLastMinute : null),
            Line(point => point.Online, AxisRule.Whole, NumberFormat.Count, known ? now.Online : null),
            Line(point => point.HitRate, AxisRule.Share, NumberFormat.Share, now.HitRate));

        ChartLine Line(Func<LivePoint, double?> value, AxisRule rule, NumberFormat format, double? newest) =>
            ChartLine.Create(axis, points.Select(point => new ChartPoint(point.At, value(point))), BucketValue.Last, rule, format, newest);
    }

    private ChartSet DayOf(DateTimeOffset minute, TimeZoneInfo zone)
    {
        // The newest point in the ring is the minute that has just ended.
        var axis = TimeAxis.Day(minute, zone);
        var points = feed.LastDay();
        var minutes = (int)axis.Bucket.TotalMinutes;
        return new(
            Line(point => point.ViewsPerSecond * 60, BucketValue.Mean, AxisRule.Rate, NumberFormat.Rate),
            Line(point => point.Online, BucketValue.Highest, AxisRule.Whole, NumberFormat.Count),
            Line(point => point.HitRate, BucketValue.Mean, AxisRule.Share, NumberFormat.Share));

        // The number above the chart summarizes the line; the current value is on a tile.
        ChartLine Line(Func<LivePoint, double?> value, BucketValue kind, AxisRule rule, NumberFormat format) =>
            ChartLine.Create(axis, points.Select(point => new ChartPoint(point.At, value(point))), kind, rule, format, minutes,
                kind == BucketValue.Highest ? Enumerable.Max : Enumerable.Average);
    }

    private sealed record Drawn(object Of, TimeZoneInfo Zone, ChartSet Charts);
}

/// <summary>The three facts over the same period.</summary>
internal sealed record ChartSet(ChartLine Views, ChartLine Online, ChartLine HitRate);
