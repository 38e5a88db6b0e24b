using BlogApp.Components.Charts.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Scales;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 4)]
    [InlineData(4.2, 6)]
    [InlineData(11, 12)]
    [InlineData(41, 50)]
    [InlineData(101, 120)]
    [InlineData(98_765, 100_000)]
    [InlineData(1e12, 1e12)]
    public void Counted_things_get_the_next_round_top(double maximum, double top) =>
        Assert.Equal(top, AxisScale.For(AxisRule.Whole, maximum).Top);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.55, 0.6)]
    [InlineData(0.61, 0.8)]
    [InlineData(1.1, 1.2)]
    [InlineData(3.1, 4)]
    public void Rates_may_end_at_a_fraction(double maximum, double top) =>
        Assert.Equal(top, AxisScale.For(AxisRule.Rate, maximum).Top);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_share_always_runs_to_100_percent(double maximum) =>
        Assert.Equal([0, 0.5, 1], AxisScale.For(AxisRule.Share, maximum).Lines);

    [Fact]
    public void Every_value_fits_and_uses_more_than_half_of_the_axis()
    {
        Prop.ForAll(Gen.Choose(1, int.MaxValue).Select(n => n / 1000.0).ToArbitrary(), maximum =>
        {
            foreach (var rule in new[] { AxisRule.Whole, AxisRule.Rate })
            {
                var scale = AxisScale.For(rule, maximum);
                Assert.True(scale.Top >= maximum, $"{maximum} does not fit below {scale.Top}");
                Assert.True(scale.Top <= Math.Max(rule.LeastTop, maximum * 2), $"{scale.Top} wastes the axis for {maximum}");
                Assert.False(rule.WholeNumbers && scale.Half % 1 != 0, $"half of {scale.Top} is no whole number");
                Assert.True(NumberText.Axis(scale.Half, NumberFormat.Count).Length <= 5);
            }
        }).QuickCheckThrowOnFailure();
    }
}
