using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class SlidingMaximumTests
{
    [Fact]
    public void Nothing_is_zero() => Assert.Equal(0, new SlidingMaximum(TimeSpan.FromSeconds(60)).Value);

    [Fact]
    public void It_is_the_highest_value_of_the_window_at_every_point() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            var span = TimeSpan.FromSeconds(30);
            var maximum = new SlidingMaximum(span);
            foreach (var point in points)
            {
                maximum.Add(point);
                Assert.Equal(points.Where(p => p.At <= point.At && point.At - p.At <= span).Max(p => p.Value) ?? 0, maximum.Value);
            }
        }).QuickCheckThrowOnFailure();
}
