using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class LiveSeriesTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private readonly List<ChartPoint> _drawn = [];
    private readonly LiveSeries _series = new(Quarter, TimeSpan.Zero);

    private IEnumerable<double?> Drawn => _drawn.Select(p => p.Value);

    [Fact]
    public void Points_seen_before_are_not_drawn_again()
    {
        _series.Add(ChartPoints.BySecond(1, 2, 3), _drawn);
        _series.Add(ChartPoints.BySecond(1, 2, 3, 4), _drawn);
        Assert.Equal([1, 2, 3, 4], Drawn);
        Assert.Equal(ChartPoints.Start.AddSeconds(3), _series.UpTo);
    }

    [Fact]
    public void An_outage_breaks_the_line()
    {
        _series.Add([.. ChartPoints.BySecond(1, 2), ChartPoints.Second(30, 3)], _drawn);
        Assert.Equal([1, 2, null, 3], Drawn);
    }

    [Fact]
    public void A_late_sample_does_not_break_the_line()
    {
        _series.Add([.. ChartPoints.BySecond(1, 2), ChartPoints.Second(4, 3)], _drawn);
        Assert.Equal([1, 2, 3], Drawn);
    }

    [Fact]
    public void A_past_by_the_minute_goes_on_by_the_second_in_one_line()
    {
        _series.Add([.. Enumerable.Range(-10, 10).Select(m => ChartPoints.Second(m * 60, m)), .. ChartPoints.BySecond(1, 2)], _drawn);
        Assert.DoesNotContain(null, Drawn);
    }

    [Fact]
    public void An_outage_in_a_past_by_the_minute_breaks_it()
    {
        _series.Add([ChartPoints.Second(0, 1), ChartPoints.Second(60, 2), ChartPoints.Second(300, 3), ChartPoints.Second(360, 4)], _drawn);
        Assert.Equal([1, 2, null, 3, 4], Drawn);
    }

    [Fact]
    public void A_missing_hit_rate_is_a_gap_and_not_zero()
    {
        _series.Add(ChartPoints.BySecond(0.9, null, 0.9), _drawn);
        Assert.Equal([0.9, null, 0.9], Drawn);
        Assert.Equal(0.9, _series.Maximum);
    }

    [Fact]
    public void Taking_points_at_once_or_one_by_one_draws_the_same() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            List<ChartPoint> atOnce = [], oneByOne = [];
            new LiveSeries(Quarter, TimeSpan.FromSeconds(10)).Add(points, atOnce);
            var series = new LiveSeries(Quarter, TimeSpan.FromSeconds(10));
            foreach (var point in points)
                series.Add([point], oneByOne);
            Assert.Equal(atOnce, oneByOne);
        }).QuickCheckThrowOnFailure();
}
