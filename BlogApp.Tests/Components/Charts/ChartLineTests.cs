using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using MudBlazor;
using ChartPoint = BlogApp.Components.Charts.ChartPoint;

namespace BlogApp.Tests.Components.Charts;

public sealed class ChartLineTests
{
    private static readonly DateTimeOffset Now = ChartPoints.Start.AddSeconds(7);
    private static readonly TimeAxis Axis = TimeAxis.Minutes(Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));

    private static IEnumerable<ChartPoint> Seconds(double value, Func<double, bool>? measured = null) =>
        Enumerable.Range(0, 900).Reverse().Where(s => measured?.Invoke(s) ?? true).Select(s => new ChartPoint(Now.AddSeconds(-s), value));

    private static ChartLine Line(IEnumerable<ChartPoint> readings, double? newest = 3) =>
        ChartLine.Create(Axis, readings, BucketValue.Last, AxisRule.Whole, NumberFormat.Count, newest);

    private static IEnumerable<ChartSeries<double>> Drawn(ChartLine line) => line.Series.SkipLast(1);

    [Fact]
    public void Points_OfLine_StandAtBucketEndsAndTheNewestAtNow()
    {
        var line = Line(Seconds(2));
        Assert.Equal(91, line.Points.Count);
        Assert.Equal((Axis.Start, Axis.RunningSince, Now), (line.Points[0].At, line.Points[^2].At, line.Points[^1].At));
        Assert.Equal((2, 3), (line.Points[^2].Value, line.Now));
    }

    [Fact]
    public void NewestValue_OfLine_IsTheGivenNewestValue() => Assert.Equal((3, "3"), (Line(Seconds(2)).Now, Line(Seconds(2)).Newest));

    [Fact]
    public void UnbrokenLine_Drawn_HasOneAreaTheRunningPartAndTheNewestPoint()
    {
        var line = Line(Seconds(2));
        Assert.Equal(["", "running", "newest"], Drawn(line).Select(s => s.Name));
        Assert.Equal([90, 2, 2], Drawn(line).Select(s => s.Data.Count));
    }

    [Fact]
    public void OutageWithinLine_Drawn_DividesTheLineWithoutZeros()
    {
        var line = Line(Seconds(2, measured: s => s is < 300 or > 420));
        Assert.Equal(["", "", "running", "newest"], Drawn(line).Select(s => s.Name));
        Assert.DoesNotContain(Drawn(line), s => s.Data.Any(value => value == 0));
        Assert.Contains("|–|", line.Readings, StringComparison.Ordinal);
    }

    [Fact]
    public void OutageUpToNow_Drawn_LeavesOnlyTheNewestPointAfterIt() =>
        Assert.Equal(["", "newest"], Drawn(Line(Seconds(2, measured: s => s > 60))).Select(s => s.Name));

    [Fact]
    public void NoNewestValue_Drawn_LineEndsBeforeNow() => Assert.Equal([""], Drawn(Line(Seconds(2), newest: null)).Select(s => s.Name));

    [Fact]
    public void NoReadings_Drawn_LeaveOnlyTheAxis()
    {
        var line = Line([], newest: null);
        Assert.True(line.IsEmpty);
        Assert.Single(line.Series);
        Assert.Equal([Clock(Axis.Start), Clock(Axis.End)], line.Series[0].Data.Points.Select(p => (DateTime)p.X!));
    }

    [Fact]
    public void AxisBounds_AreHeldBySeriesWithoutDrawnValues()
    {
        var bounds = Line(Seconds(2)).Series[^1].Data.Points;
        Assert.All(bounds, p => Assert.False(p.HasValue));
        Assert.Equal([Clock(Axis.Start), Clock(Axis.End)], bounds.Select(p => (DateTime)p.X!));
        Assert.Equal([0, 2], bounds.Select(p => p.Y));
    }

    [Fact]
    public void SingleReading_Drawn_IsADot() =>
        Assert.Equal(2, Drawn(Line([new(Now.AddMinutes(-5), 1)], newest: null)).Single().Data.Count);

    [Fact]
    public void Values_ScaledToHalvesOfTheAxis_AreLabeledWithRealValues()
    {
        var line = Line(Seconds(10), newest: 10);
        Assert.Equal(10, line.Scale.Top);
        Assert.All(Drawn(line).SelectMany(s => s.Data), value => Assert.Equal(2, value));
        Assert.Equal(["0", "5", "10"], new[] { 0.0, 1, 2 }.Select(line.Options.YAxisToStringFunc!));
    }

    [Fact]
    public void PointTimes_AreInTheBlogTimeZone() => Assert.Equal(new DateTime(2026, 11, 21, 17, 30, 7), Drawn(Line(Seconds(1))).Last().Data.Points[0].X);

    [Fact]
    public void MinuteTable_HasOneRowPerMinute_EndingWithTheRunningMinute()
    {
        var rows = Line(Seconds(2)).Rows();
        Assert.Equal(15, rows.Count);
        Assert.Equal((ChartPoints.Start, 3), (rows[^1].At, rows[^1].Value));
        Assert.Equal((ChartPoints.Start.AddMinutes(-1), 2), (rows[^2].At, rows[^2].Value));
    }

    [Fact]
    public void DayTable_HasOneRowPerTenMinutes()
    {
        var axis = TimeAxis.Day(ChartPoints.Start.AddMinutes(4), TimeZoneInfo.Utc);
        var minutes = Enumerable.Range(-1440, 1444).Select(m => new ChartPoint(ChartPoints.Start.AddMinutes(m), m < 0 ? 2 : 8));
        var line = ChartLine.Create(axis, minutes, BucketValue.Mean, AxisRule.Rate, NumberFormat.Rate);
        Assert.Equal(144, line.Rows().Count);
        // The current bucket represents its minutes so far.
        Assert.Equal((8, ChartPoints.Start), (line.Now, line.Rows()[^1].At));
        Assert.Equal(2, line.Points[^2].Value);
    }

    [Fact]
    public void BucketMeasuredInPart_IsDrawnAsSuch_AndSaysHowMuchInTooltipAndTable()
    {
        var line = Day(minutes => minutes is not (-14 or -13 or -12 or (> -80 and < -59)));
        Assert.Equal(["", "", "", "partial", "partial", "partial", "running", "newest"], Drawn(line).Select(s => s.Name));
        Assert.Equal((7, 2), (line.Points[^3].Measured, line.Points[^3].Value));
        Assert.Contains("|2.0~7|2.0", line.Readings, StringComparison.Ordinal);
        Assert.Contains(line.Rows(), row => row is { Measured: 7, Running: false });
        Assert.Contains("|–|", line.Readings, StringComparison.Ordinal);
        Assert.True(line.Incomplete);
    }

    [Fact]
    public void RunningBucket_IsNotInPart_ButSaysThatItRuns()
    {
        var line = Day(_ => true);
        Assert.Null(line.Points[^1].Measured);
        Assert.Equal([true], line.Rows().Where(row => row.Running).Select(row => row.At == ChartPoints.Start));
        Assert.False(line.Incomplete);
        Assert.True(Line(Seconds(2)).Rows()[^1].Running);
    }

    [Fact]
    public void Headline_OfADay_IsWhatTheLineComesTo_AndElseTheNewestValue()
    {
        var line = ChartLine.Create(TimeAxis.Day(ChartPoints.Start.AddMinutes(4), TimeZoneInfo.Utc), Minutes(_ => true), BucketValue.Highest, AxisRule.Whole, NumberFormat.Count, 10, Enumerable.Max);
        Assert.Equal(("8", "8"), (line.Headline, line.Newest));
        Assert.Equal("3", Line(Seconds(2)).Headline);
        Assert.Equal("–", ChartLine.Create(Axis, [], BucketValue.Mean, AxisRule.Whole, NumberFormat.Count, 10, Enumerable.Average).Headline);
    }

    private static IEnumerable<ChartPoint> Minutes(Func<int, bool> measured) =>
        Enumerable.Range(-1440, 1444).Where(measured).Select(m => new ChartPoint(ChartPoints.Start.AddMinutes(m), m < 0 ? 2 : 8));

    private static ChartLine Day(Func<int, bool> measured) =>
        ChartLine.Create(TimeAxis.Day(ChartPoints.Start.AddMinutes(4), TimeZoneInfo.Utc), Minutes(measured), BucketValue.Mean, AxisRule.Rate, NumberFormat.Rate, 10, Enumerable.Average);

    private static DateTime Clock(DateTimeOffset at) => Axis.Clock(at);
}
