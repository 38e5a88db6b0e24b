using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Dashboard.Charts;

/// <summary>Makes the charts once a second (those of a day once a minute) and hands the same to every open dashboard.</summary>
internal sealed class SharedCharts(ILiveFeed feed, IOptionsMonitor<SiteSettings> site)
{
    private volatile Drawn? _minutes, _day;

    /// <summary>The past 15 minutes. Their newest points say what the tiles say.</summary>
    public ChartSet Minutes(LiveSnapshot now)
    {
        var zone = site.CurrentValue.Zone;
        var drawn = _minutes;
        if (drawn is null || !ReferenceEquals(drawn.Of, now) || !drawn.Zone.Equals(zone))
            _minutes = drawn = new(now, zone, MinutesOf(now, zone));
        return drawn.Charts;
    }

    /// <summary>The past 24 hours up to the last whole minute.</summary>
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
        // A clock that was set back leaves points in the future.
        var points = feed.LastFifteenMinutes().Where(point => point.At <= now.At).ToList();
        var known = now.At > DateTimeOffset.UnixEpoch;
        return new(
            Line(point => point.ViewsLastMinute ?? point.ViewsPerSecond * 60, AxisRule.Whole, NumberFormat.Count, known ? now.ViewsLastMinute : null),
            Line(point => point.Online, AxisRule.Whole, NumberFormat.Count, known ? now.Online : null),
            Line(point => point.HitRate, AxisRule.Share, NumberFormat.Share, now.HitRate));

        ChartLine Line(Func<LivePoint, double?> value, AxisRule rule, NumberFormat format, double? newest) =>
            ChartLine.Of(axis, points.Select(point => new ChartPoint(point.At, value(point))), BucketValue.Last, rule, format, newest);
    }

    private ChartSet DayOf(DateTimeOffset minute, TimeZoneInfo zone)
    {
        // The newest point in the ring stands for the minute that has just ended.
        var axis = TimeAxis.Day(minute, zone);
        var points = feed.LastDay();
        return new(
            Line(point => point.ViewsPerSecond * 60, BucketValue.Mean, AxisRule.Rate, NumberFormat.Rate),
            Line(point => point.Online, BucketValue.Highest, AxisRule.Whole, NumberFormat.Count),
            Line(point => point.HitRate, BucketValue.Mean, AxisRule.Share, NumberFormat.Share));

        ChartLine Line(Func<LivePoint, double?> value, BucketValue kind, AxisRule rule, NumberFormat format) =>
            ChartLine.Of(axis, points.Select(point => new ChartPoint(point.At, value(point))), kind, rule, format);
    }

    private sealed record Drawn(object Of, TimeZoneInfo Zone, ChartSet Charts);
}

/// <summary>The three facts over the same stretch of time.</summary>
internal sealed record ChartSet(ChartLine Views, ChartLine Online, ChartLine HitRate);
