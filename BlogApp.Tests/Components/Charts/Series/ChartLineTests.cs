using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using MudBlazor;
using ChartPoint = BlogApp.Components.Charts.ChartPoint;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class ChartLineTests
{
    private static readonly DateTimeOffset Now = ChartPoints.Start.AddSeconds(7);
    private static readonly TimeAxis Axis = TimeAxis.Minutes(Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata"));

    private static IEnumerable<ChartPoint> Seconds(double value, Func<double, bool>? measured = null) =>
        Enumerable.Range(0, 900).Reverse().Where(s => measured?.Invoke(s) ?? true).Select(s => new ChartPoint(Now.AddSeconds(-s), value));

    private static ChartLine Line(IEnumerable<ChartPoint> readings, double? newest = 3) =>
        ChartLine.Of(Axis, readings, BucketValue.Last, AxisRule.Whole, NumberFormat.Count, newest);

    private static IEnumerable<ChartSeries<double>> Drawn(ChartLine line) => line.Series.SkipLast(1);

    [Fact]
    public void A_point_stands_at_each_buckets_end_and_the_newest_at_now()
    {
        var line = Line(Seconds(2));
        Assert.Equal(91, line.Points.Count);
        Assert.Equal((Axis.Start, Axis.RunningSince, Now), (line.Points[0].At, line.Points[^2].At, line.Points[^1].At));
        Assert.Equal((2, 3), (line.Points[^2].Value, line.Now));
    }

    [Fact]
    public void The_chart_says_what_the_tile_says() => Assert.Equal((3, "3"), (Line(Seconds(2)).Now, Line(Seconds(2)).Newest));

    [Fact]
    public void An_unbroken_line_is_one_area_the_running_part_and_the_newest_point()
    {
        var line = Line(Seconds(2));
        Assert.Equal(["", "running", "newest"], Drawn(line).Select(s => s.Name));
        Assert.Equal([90, 2, 2], Drawn(line).Select(s => s.Data.Count));
    }

    [Fact]
    public void An_outage_divides_the_line_and_is_no_zero()
    {
        var line = Line(Seconds(2, measured: s => s is < 300 or > 420));
        Assert.Equal(["", "", "running", "newest"], Drawn(line).Select(s => s.Name));
        Assert.DoesNotContain(Drawn(line), s => s.Data.Any(value => value == 0));
        Assert.Contains("|–|", line.Readings, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_outage_up_to_now_there_is_only_the_newest_point() =>
        Assert.Equal(["", "newest"], Drawn(Line(Seconds(2, measured: s => s > 60))).Select(s => s.Name));

    [Fact]
    public void Without_a_newest_value_the_line_ends_before_it() => Assert.Equal([""], Drawn(Line(Seconds(2), newest: null)).Select(s => s.Name));

    [Fact]
    public void Without_a_reading_nothing_is_drawn_but_the_axis_holds()
    {
        var line = Line([], newest: null);
        Assert.True(line.IsEmpty);
        Assert.Single(line.Series);
        Assert.Equal([Clock(Axis.Start), Clock(Axis.End)], line.Series[0].Data.Points.Select(p => (DateTime)p.X!));
    }

    [Fact]
    public void The_axis_is_held_by_a_series_that_is_not_drawn()
    {
        var bounds = Line(Seconds(2)).Series[^1].Data.Points;
        Assert.All(bounds, p => Assert.False(p.HasValue));
        Assert.Equal([Clock(Axis.Start), Clock(Axis.End)], bounds.Select(p => (DateTime)p.X!));
        Assert.Equal([0, 2], bounds.Select(p => p.Y));
    }

    [Fact]
    public void A_lone_reading_is_drawn_as_a_dot() =>
        Assert.Equal(2, Drawn(Line([new(Now.AddMinutes(-5), 1)], newest: null)).Single().Data.Count);

    [Fact]
    public void Values_are_halves_of_a_round_axis_and_labels_say_what_they_are()
    {
        var line = Line(Seconds(10), newest: 10);
        Assert.Equal(10, line.Scale.Top);
        Assert.All(Drawn(line).SelectMany(s => s.Data), value => Assert.Equal(2, value));
        Assert.Equal(["0", "5", "10"], new[] { 0.0, 1, 2 }.Select(line.Options.YAxisToStringFunc!));
    }

    [Fact]
    public void Times_are_those_of_the_blogs_clock() => Assert.Equal(new DateTime(2026, 11, 21, 17, 30, 7), Drawn(Line(Seconds(1))).Last().Data.Points[0].X);

    [Fact]
    public void The_table_has_a_row_a_minute_and_ends_with_the_running_one()
    {
        var rows = Line(Seconds(2)).Rows();
        Assert.Equal(15, rows.Count);
        Assert.Equal((ChartPoints.Start, 3), (rows[^1].At, rows[^1].Value));
        Assert.Equal((ChartPoints.Start.AddMinutes(-1), 2), (rows[^2].At, rows[^2].Value));
    }

    [Fact]
    public void A_day_has_a_row_for_each_ten_minutes()
    {
        var axis = TimeAxis.Day(ChartPoints.Start.AddMinutes(4), TimeZoneInfo.Utc);
        var minutes = Enumerable.Range(-1440, 1444).Select(m => new ChartPoint(ChartPoints.Start.AddMinutes(m), m < 0 ? 2 : 8));
        var line = ChartLine.Of(axis, minutes, BucketValue.Mean, AxisRule.Rate, NumberFormat.Rate);
        Assert.Equal(144, line.Rows().Count);
        // The running bucket stands for its minutes so far.
        Assert.Equal((8, ChartPoints.Start), (line.Now, line.Rows()[^1].At));
        Assert.Equal(2, line.Points[^2].Value);
    }

    private static DateTime Clock(DateTimeOffset at) => Axis.Clock(at);
}
