using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class TimeAxisTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    [Fact]
    public void Fifteen_minutes_end_where_the_running_ten_seconds_will_end()
    {
        var axis = TimeAxis.Minutes(ChartPoints.Start.AddSeconds(7), Zone("UTC"));
        Assert.Equal((ChartPoints.Start.AddMinutes(-15).AddSeconds(10), ChartPoints.Start.AddSeconds(10)), (axis.Start, axis.End));
        Assert.Equal(90, axis.Count);
    }

    [Fact]
    public void A_moment_at_a_buckets_end_begins_the_next() =>
        Assert.Equal(ChartPoints.Start.AddSeconds(10), TimeAxis.Minutes(ChartPoints.Start, Zone("UTC")).End);

    [Fact]
    public void The_axis_is_as_long_as_it_says_holds_now_and_its_buckets_are_round_in_any_zone()
    {
        var moments = Gen.Choose(0, 2_000_000_000).Zip(Gen.Elements(Zones));
        Prop.ForAll(moments.ToArbitrary(), moment =>
        {
            var now = DateTimeOffset.FromUnixTimeSeconds(moment.Item1);
            foreach (var axis in new[] { TimeAxis.Minutes(now, Zone(moment.Item2)), TimeAxis.Day(now, Zone(moment.Item2)) })
            {
                Assert.Equal(axis.Span, axis.End - axis.Start);
                Assert.True(axis.RunningSince <= now && now < axis.End);
                Assert.Equal(0, axis.Clock(axis.End).Ticks % axis.Bucket.Ticks);
                Assert.Equal(0, axis.Ticks.Ticks % axis.Bucket.Ticks);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Within_a_bucket_the_axis_stands_still() =>
        Assert.Equal(TimeAxis.Minutes(ChartPoints.Start, Zone("UTC")).End, TimeAxis.Minutes(ChartPoints.Start.AddSeconds(9.9), Zone("UTC")).End);

    [Fact]
    public void On_the_night_of_a_change_of_clocks_time_does_not_jump()
    {
        var berlin = Zone("Europe/Berlin");
        var axis = TimeAxis.Day(new(2026, 10, 25, 3, 0, 0, TimeSpan.Zero), berlin);
        Assert.Equal(axis.Span, axis.Clock(axis.End) - axis.Clock(axis.Start));
    }
}
