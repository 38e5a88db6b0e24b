using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Charts;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class SharedChartsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 7, TimeSpan.Zero);
    private readonly ScriptedFeed _feed = new();

    private SharedCharts Charts => field ??= new(_feed, SiteIn.Zone());

    [Fact]
    public void NewestChartPoints_EqualTheTiles()
    {
        _feed.Past.Add(new(At, 0.1, 2, 0.5, 6));
        var charts = Charts.Minutes(new() { At = At, ViewsLastMinute = 7, Online = 3, HitRate = 0.25 });
        Assert.Equal((7, 3, 0.25), (charts.Views.Now, charts.Online.Now, charts.HitRate.Now));
    }

    [Fact]
    public void ViewersOfTheSameSecond_ShareOneDrawing()
    {
        var now = new LiveSnapshot { At = At };
        Assert.Same(Charts.Minutes(now), Charts.Minutes(now));
        Assert.NotSame(Charts.Minutes(now), Charts.Minutes(now with { Online = 1 }));
        Assert.Same(Charts.Day(At), Charts.Day(At.AddSeconds(50)));
        Assert.NotSame(Charts.Day(At), Charts.Day(At.AddSeconds(60)));
    }

    [Fact]
    public void UnmeasuredSeconds_Drawn_AreAGap()
    {
        for (var second = 0; second < 900; second++)
        {
            if (second is < 100 or > 160)
                _feed.Past.Insert(0, new(At.AddSeconds(-second), 1, 5, null, 60));
        }
        var charts = Charts.Minutes(new() { At = At, Online = 5, ViewsLastMinute = 60 });
        Assert.Contains(charts.Online.Points, point => point.Value is null);
        Assert.All(charts.Online.Points, point => Assert.True(point.Value is null or 5));
        Assert.True(charts.HitRate.IsEmpty);
    }

    [Fact]
    public void StoreThatDoesNotAnswer_DrawsNoNewestPoint()
    {
        _feed.Past.Add(new(At.AddSeconds(-60), 0.1, 2, 0.5, 6));
        var away = Charts.Minutes(new() { At = At, MeasuredAt = At.AddSeconds(-60), Online = 2, ViewsLastMinute = 6, HitRate = 0.5 });
        Assert.Equal((null, null), (away.Online.Now, away.Views.Now));
        // The caches are this server's own: their rate was measured.
        Assert.Equal(0.5, away.HitRate.Now);
        Assert.Equal(2, Charts.Minutes(new() { At = At, MeasuredAt = At.AddSeconds(-2), Online = 2 }).Online.Now);
    }

    [Fact]
    public void OutageWithinADay_IsAGap_AndTheTenMinutesAroundItAreInPart()
    {
        for (var minute = -1440; minute < 0; minute++)
        {
            if (minute is < -95 or > -75)
                _feed.Day.Add(new(At.AddSeconds(-7).AddMinutes(minute), 0.5, minute == -200 ? 9 : 3, null));
        }
        var online = Charts.Day(At).Online;
        var outage = online.Points.Where(point => point.At > At.AddMinutes(-95) && point.At < At.AddMinutes(-69)).ToList();
        Assert.Equal([(3, 5), (null, null), (3, 4)], outage.Select(point => ((int?)point.Value, point.Measured)));
        Assert.Equal(2, online.Points.Count(point => point.Measured is not null));
        Assert.Equal(("9", "30"), (online.Headline, Charts.Day(At).Views.Headline));
        Assert.Equal("–", Charts.Day(At).HitRate.Headline);
    }

    [Fact]
    public void NoSampleYet_Charts_AreEmpty()
    {
        var charts = Charts.Minutes(LiveSnapshot.Empty);
        Assert.True(charts.Views.IsEmpty && charts.Online.IsEmpty && charts.HitRate.IsEmpty);
    }

    [Fact]
    public void PointInTheFuture_AfterClockWasSetBack_IsNotDrawn()
    {
        _feed.Past.Add(new(At.AddSeconds(2), 9, 9, 1, 9));
        Assert.DoesNotContain(Charts.Minutes(new() { At = At, Online = 1 }).Online.Points, point => point.Value == 9);
    }
}
