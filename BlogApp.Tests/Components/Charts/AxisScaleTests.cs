using BlogApp.Components.Charts.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

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
    public void WholeNumberAxis_ForMaximum_EndsAtNextRoundNumber(double maximum, double top) =>
        Assert.Equal(top, AxisScale.For(AxisRule.Whole, maximum).Top);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.55, 0.6)]
    [InlineData(0.61, 0.8)]
    [InlineData(1.1, 1.2)]
    [InlineData(3.1, 4)]
    public void RateAxis_ForMaximum_MayEndAtFraction(double maximum, double top) =>
        Assert.Equal(top, AxisScale.For(AxisRule.Rate, maximum).Top);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ShareAxis_ForAnyMaximum_RunsToOneHundredPercent(double maximum) =>
        Assert.Equal([0, 0.5, 1], AxisScale.For(AxisRule.Share, maximum).Lines);

    [Fact]
    public void AnyMaximum_Scaled_FitsAndUsesAtLeastHalfOfTheAxis()
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
