using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class SparkPathTests
{
    [Fact]
    public void It_runs_from_left_to_right_with_the_highest_on_top() =>
        Assert.Equal("M0 23L50 1L100 12", SparkPath.Of(ChartPoints.BySecond(0, 2, 1), least: 1));

    [Fact]
    public void A_missing_value_lifts_the_pen_and_a_lone_one_is_a_dot() =>
        Assert.Equal("M0 12L33.3 12M100 12h0", SparkPath.Of(ChartPoints.BySecond(1, 1, null, 1), least: 2));

    [Fact]
    public void Nothing_draws_nothing()
    {
        Assert.Equal("", SparkPath.Of([], least: 1));
        Assert.Equal("", SparkPath.Of(ChartPoints.BySecond(null, null), least: 1));
    }

    [Fact]
    public void Low_values_stay_low() =>
        Assert.Equal("M0 20.3L100 20.3", SparkPath.Of(ChartPoints.BySecond(0.5, 0.5), least: 4));

    [Fact]
    public void Every_number_lies_inside_the_drawing() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            foreach (var pair in SparkPath.Of(points, 1).Replace("h0", "", StringComparison.Ordinal).Split('M', 'L').Skip(1))
            {
                var xy = pair.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                Assert.InRange(xy[0], 0, SparkPath.Width);
                Assert.InRange(xy[1], 0, SparkPath.Height);
            }
        }).QuickCheckThrowOnFailure();
}
