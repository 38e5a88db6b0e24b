using System.Globalization;
using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

public sealed class TimeAxisTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"];

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    [Fact]
    public void MinutesAxis_EndsWithTheRunningTenSeconds()
    {
        var axis = TimeAxis.Minutes(ChartPoints.Start.AddSeconds(7), Zone("UTC"));
        Assert.Equal((ChartPoints.Start.AddMinutes(-15).AddSeconds(10), ChartPoints.Start.AddSeconds(10)), (axis.Start, axis.End));
        Assert.Equal(90, axis.Count);
    }

    [Fact]
    public void MomentAtBucketEnd_BelongsToTheNextBucket() =>
        Assert.Equal(ChartPoints.Start.AddSeconds(10), TimeAxis.Minutes(ChartPoints.Start, Zone("UTC")).End);

    [Fact]
    public void AnyMomentInAnyZone_AxisContainsNow_AndHasRoundBuckets()
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
    public void MomentsWithinOneBucket_HaveTheSameAxis() =>
        Assert.Equal(TimeAxis.Minutes(ChartPoints.Start, Zone("UTC")).End, TimeAxis.Minutes(ChartPoints.Start.AddSeconds(9.9), Zone("UTC")).End);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T10:00Z", "28T11 12:00, 28T15 16:00, 28T19 20:00, 28T23 00:00, 29T02 04:00, 29T06 08:00, 29T10 12:00")]
    [InlineData("Europe/Berlin", "2026-03-29T00:30Z", "28T03 04:00, 28T07 08:00, 28T11 12:00, 28T15 16:00, 28T19 20:00, 28T23 00:00")]
    [InlineData("Europe/Berlin", "2026-10-25T11:00Z", "24T14 16:00, 24T18 20:00, 24T22 00:00, 25T03 04:00, 25T07 08:00, 25T11 12:00")]
    [InlineData("America/New_York", "2026-03-08T16:00Z", "07T17 12:00, 07T21 16:00, 08T01 20:00, 08T05 00:00, 08T08 04:00, 08T12 08:00, 08T16 12:00")]
    [InlineData("America/New_York", "2026-11-01T17:00Z", "31T20 16:00, 01T00 20:00, 01T04 00:00, 01T09 04:00, 01T13 08:00, 01T17 12:00")]
    [InlineData("UTC", "2026-10-25T11:00Z", "24T12 12:00, 24T16 16:00, 24T20 20:00, 25T00 00:00, 25T04 04:00, 25T08 08:00")]
    public void DayAxisLabels_AroundClockChange_ShowLocalTimeOfTheirMoment(string zone, string now, string labels)
    {
        var axis = TimeAxis.Day(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), Zone(zone));
        Assert.Equal(labels, string.Join(", ", axis.Labels().Select(label =>
            string.Create(CultureInfo.InvariantCulture, $"{(axis.Start + axis.Span * label.At).AddSeconds(1).UtcDateTime:dd'T'HH} {label.Text}"))));
    }

    [Fact]
    public void DayAxis_AcrossClockChange_KeepsItsSpan()
    {
        var berlin = Zone("Europe/Berlin");
        var axis = TimeAxis.Day(new(2026, 10, 25, 3, 0, 0, TimeSpan.Zero), berlin);
        Assert.Equal(axis.Span, axis.Clock(axis.End) - axis.Clock(axis.Start));
    }
}
