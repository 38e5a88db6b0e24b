using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class TrailingMeanTests
{
    private static double?[] Smooth(int seconds, params ChartPoint[] points)
    {
        var mean = new TrailingMean(TimeSpan.FromSeconds(seconds));
        return [.. points.Select(p => mean.Add(p).Value)];
    }

    [Fact]
    public void A_single_view_becomes_a_low_step_as_wide_as_the_window() =>
        Assert.Equal([0, 0.2, 0.2, 0.2, 0.2, 0.2, 0], Smooth(5, ChartPoints.BySecond(0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0))[4..]);

    [Fact]
    public void A_missing_value_stays_missing_and_does_not_weigh() =>
        Assert.Equal([4, null, 5], Smooth(5, ChartPoints.BySecond(4, null, 6)));

    [Fact]
    public void Readings_a_minute_apart_are_left_as_they_are() =>
        Assert.Equal([4, 6], Smooth(5, ChartPoints.Second(0, 4), ChartPoints.Second(60, 6)));

    [Fact]
    public void No_window_leaves_the_series_as_it_is() =>
        Assert.Equal([4, 6], Smooth(0, ChartPoints.BySecond(4, 6)));

    [Fact]
    public void It_is_the_mean_of_the_readings_within_the_window() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            var smooth = Smooth(10, points);
            for (var i = 0; i < points.Length; i++)
            {
                var within = points[..(i + 1)].Where(p => p.Value is not null && points[i].At - p.At < TimeSpan.FromSeconds(10)).ToList();
                Assert.Equal(points[i].Value is null ? null : within.Average(p => p.Value), smooth[i], Closely);
            }
        }).QuickCheckThrowOnFailure();

    private static bool Closely(double? a, double? b) => a is null ? b is null : Math.Abs(a.Value - b!.Value) < 1e-9;
}
