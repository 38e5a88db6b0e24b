using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

public sealed class LinePartTests
{
    [Fact]
    public void Series_WithMissingValues_IsSplitAtThem()
    {
        var points = ChartPoints.BySecond(null, 1, 2, null, null, 3, null);
        Assert.Equal([[points[1], points[2]], [points[5]]], LinePart.Cut(points).Select(part => part.Points));
    }

    [Fact]
    public void AnySeries_Split_LosesOnlyMissingValues() =>
        Prop.ForAll(ChartPoints.Any, points =>
            Assert.Equal(points.Where(p => p.Value is not null), LinePart.Cut(points).SelectMany(part => part.Points))).QuickCheckThrowOnFailure();

    [Theory]
    // A letter each second: . nothing, o measured, p in part. Lines are named by their seconds, those in part in brackets.
    [InlineData("ooo", "012")]
    [InlineData("oopoo", "01 [12] 234")]
    [InlineData("opo", "[01] 12")]
    [InlineData("p", "[00]")]
    [InlineData("po", "[00] 01")]
    [InlineData("op", "[01]")]
    [InlineData("oppo", "[01] [12] 23")]
    [InlineData("oo.po", "01 [33] 34")]
    [InlineData("op.o", "[01] 3")]
    public void PartMeasuredInPart_IsALineOfItsOwn(string measured, string expected)
    {
        var points = ChartPoints.BySecond([.. measured.Select((c, second) => c == '.' ? (double?)null : second)])
            .Select((point, second) => measured[second] == 'p' ? point with { Measured = 1 } : point).ToList();
        Assert.Equal(expected, string.Join(' ', LinePart.Cut(points).Select(part => string.Concat(part.Points.Select(p => p.Value)) is var seconds && part.Partial ? $"[{seconds}]" : seconds)));
    }
}
