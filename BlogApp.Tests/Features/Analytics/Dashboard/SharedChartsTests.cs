using BlogApp.Features.Analytics.Dashboard.Charts;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class SharedChartsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 7, TimeSpan.Zero);
    private readonly ScriptedFeed _feed = new();

    private SharedCharts Charts => field ??= new(_feed, new ServiceCollection().AddOptions().Configure<SiteSettings>(_ => { }).BuildServiceProvider().GetRequiredService<IOptionsMonitor<SiteSettings>>());

    [Fact]
    public void Newest_points_are_what_the_tiles_say()
    {
        _feed.Past.Add(new(At, 0.1, 2, 0.5, 6));
        var charts = Charts.Minutes(new() { At = At, ViewsLastMinute = 7, Online = 3, HitRate = 0.25 });
        Assert.Equal((7, 3, 0.25), (charts.Views.Now, charts.Online.Now, charts.HitRate.Now));
    }

    [Fact]
    public void Everyone_who_looks_at_one_second_is_handed_the_same_drawing()
    {
        var now = new LiveSnapshot { At = At };
        Assert.Same(Charts.Minutes(now), Charts.Minutes(now));
        Assert.NotSame(Charts.Minutes(now), Charts.Minutes(now with { Online = 1 }));
        Assert.Same(Charts.Day(At), Charts.Day(At.AddSeconds(50)));
        Assert.NotSame(Charts.Day(At), Charts.Day(At.AddSeconds(60)));
    }

    [Fact]
    public void A_second_that_nobody_measured_is_a_gap()
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
    public void Before_the_first_sample_nothing_is_known()
    {
        var charts = Charts.Minutes(LiveSnapshot.Empty);
        Assert.True(charts.Views.IsEmpty && charts.Online.IsEmpty && charts.HitRate.IsEmpty);
    }

    [Fact]
    public void A_point_of_a_clock_that_was_set_back_is_not_drawn()
    {
        _feed.Past.Add(new(At.AddSeconds(2), 9, 9, 1, 9));
        Assert.DoesNotContain(Charts.Minutes(new() { At = At, Online = 1 }).Online.Points, point => point.Value == 9);
    }
}
