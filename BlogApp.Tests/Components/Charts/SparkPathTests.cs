using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

public sealed class SparkPathTests
{
    [Fact]
    public void Points_Drawn_RunFromLeftToRightWithTheHighestOnTop() =>
        Assert.Equal("M0 23L50 1L100 12", SparkPath.Create(ChartPoints.BySecond(0, 2, 1), least: 1));

    [Fact]
    public void MissingValue_Drawn_BreaksThePath_AndSingleValueIsADot() =>
        Assert.Equal("M0 12L33.3 12M100 12h0", SparkPath.Create(ChartPoints.BySecond(1, 1, null, 1), least: 2));

    [Fact]
    public void NoValues_Drawn_GiveAnEmptyPath()
    {
        Assert.Equal("", SparkPath.Create([], least: 1));
        Assert.Equal("", SparkPath.Create(ChartPoints.BySecond(null, null), least: 1));
    }

    [Fact]
    public void ValuesBelowTheLeastTop_Drawn_StayLow() =>
        Assert.Equal("M0 20.3L100 20.3", SparkPath.Create(ChartPoints.BySecond(0.5, 0.5), least: 4));

    [Fact]
    public void AnyPoints_Drawn_StayInsideTheDrawing() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            foreach (var pair in SparkPath.Create(points, 1).Replace("h0", "", StringComparison.Ordinal).Split('M', 'L').Skip(1))
            {
                var xy = pair.Split(' ').Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                Assert.InRange(xy[0], 0, SparkPath.Width);
                Assert.InRange(xy[1], 0, SparkPath.Height);
            }
        }).QuickCheckThrowOnFailure();
}
