using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Series;

public sealed class BucketsTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public void Buckets_hold_the_mean_of_what_was_measured()
    {
        var buckets = Buckets.Of(ChartPoints.BySecond(1, 3, null, 2, 2, 10), ChartPoints.Start.AddSeconds(5), Five, 3, BucketValue.Mean);
        Assert.Equal([ChartPoints.Second(-5, null), ChartPoints.Second(0, 2), ChartPoints.Second(5, 10)], buckets);
    }

    [Fact]
    public void Or_the_highest_even_when_it_is_negative() =>
        Assert.Equal(-1, Buckets.Of(ChartPoints.BySecond(-3, -1, -2), ChartPoints.Start, Five, 1, BucketValue.Highest)[0].Value);

    [Fact]
    public void Or_the_last_that_was_measured() =>
        Assert.Equal(2, Buckets.Of(ChartPoints.BySecond(9, 2, null), ChartPoints.Start, Five, 1, BucketValue.Last)[0].Value);

    [Theory]
    [InlineData(5.5)]
    [InlineData(5.75)]
    [InlineData(-3.5)]
    public void Buckets_begin_at_round_times_of_another_clock(double hours)
    {
        var offset = TimeSpan.FromHours(hours);
        var start = Buckets.StartOf(ChartPoints.Start.AddMinutes(7), TimeSpan.FromMinutes(10), offset);
        Assert.Equal(0, start.ToOffset(offset).Minute % 10);
        Assert.InRange(ChartPoints.Start.AddMinutes(7) - start, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void A_bucket_is_the_same_whichever_second_of_it_is_the_newest() =>
        Assert.Equal(
            Buckets.Of(ChartPoints.BySecond(1, 2, 3), ChartPoints.Start.AddSeconds(1), Five, 4, BucketValue.Mean),
            Buckets.Of(ChartPoints.BySecond(1, 2, 3), ChartPoints.Start.AddSeconds(4), Five, 4, BucketValue.Mean));

    [Fact]
    public void No_points_are_empty_buckets() =>
        Assert.All(Buckets.Of([], ChartPoints.Start, Five, 12, BucketValue.Mean), p => Assert.Null(p.Value));

    [Fact]
    public void Buckets_stay_within_what_they_hold() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            var newest = points.Length == 0 ? ChartPoints.Start : points[^1].At;
            var buckets = Buckets.Of(points, newest, Five, 1000, BucketValue.Mean);
            foreach (var bucket in buckets)
            {
                var held = points.Where(p => p.At >= bucket.At && p.At < bucket.At + Five && p.Value is not null).ToList();
                Assert.Equal(held.Count > 0, bucket.Value is not null);
                if (bucket.Value is { } mean)
                    Assert.InRange(mean, held.Min(p => p.Value!.Value) - 1e-9, held.Max(p => p.Value!.Value) + 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_series_splits_where_values_are_missing()
    {
        var points = ChartPoints.BySecond(null, 1, 2, null, null, 3, null);
        Assert.Equal([[points[1], points[2]], [points[5]]], Buckets.Unbroken(points));
    }

    [Fact]
    public void Splitting_loses_nothing_but_the_missing() =>
        Prop.ForAll(ChartPoints.Any, points =>
            Assert.Equal(points.Where(p => p.Value is not null), Buckets.Unbroken(points).SelectMany(part => part))).QuickCheckThrowOnFailure();
}
