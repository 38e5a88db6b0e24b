using BlogApp.Components.Charts.Series;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

public sealed class BucketsTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public void Mean_OfMeasuredPoints_IsTheBucketValue()
    {
        var buckets = Buckets.Create(ChartPoints.BySecond(1, 3, null, 2, 2, 10), ChartPoints.Start.AddSeconds(5), Five, 3, BucketValue.Mean);
        Assert.Equal([ChartPoints.Second(-5, null), ChartPoints.Second(0, 2), ChartPoints.Second(5, 10)], buckets);
    }

    [Fact]
    public void Highest_OfNegativePoints_IsTheBucketValue() =>
        Assert.Equal(-1, Buckets.Create(ChartPoints.BySecond(-3, -1, -2), ChartPoints.Start, Five, 1, BucketValue.Highest)[0].Value);

    [Fact]
    public void Last_WithMissingPointAfterIt_IsTheBucketValue() =>
        Assert.Equal(2, Buckets.Create(ChartPoints.BySecond(9, 2, null), ChartPoints.Start, Five, 1, BucketValue.Last)[0].Value);

    [Theory]
    [InlineData(5.5)]
    [InlineData(5.75)]
    [InlineData(-3.5)]
    public void BucketStart_WithUtcOffset_IsRoundInLocalTime(double hours)
    {
        var offset = TimeSpan.FromHours(hours);
        var start = Buckets.StartOf(ChartPoints.Start.AddMinutes(7), TimeSpan.FromMinutes(10), offset);
        Assert.Equal(0, start.ToOffset(offset).Minute % 10);
        Assert.InRange(ChartPoints.Start.AddMinutes(7) - start, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Bucket_WithDifferentNewestSecond_IsTheSame() =>
        Assert.Equal(
            Buckets.Create(ChartPoints.BySecond(1, 2, 3), ChartPoints.Start.AddSeconds(1), Five, 4, BucketValue.Mean),
            Buckets.Create(ChartPoints.BySecond(1, 2, 3), ChartPoints.Start.AddSeconds(4), Five, 4, BucketValue.Mean));

    [Fact]
    public void NoPoints_Bucketed_GiveEmptyBuckets() =>
        Assert.All(Buckets.Create([], ChartPoints.Start, Five, 12, BucketValue.Mean), p => Assert.Null(p.Value));

    [Fact]
    public void AnyPoints_Bucketed_StayWithinTheirValues() =>
        Prop.ForAll(ChartPoints.Any, points =>
        {
            var newest = points.Length == 0 ? ChartPoints.Start : points[^1].At;
            var buckets = Buckets.Create(points, newest, Five, 1000, BucketValue.Mean);
            foreach (var bucket in buckets)
            {
                var held = points.Where(p => p.At >= bucket.At && p.At < bucket.At + Five && p.Value is not null).ToList();
                Assert.Equal(held.Count > 0, bucket.Value is not null);
                if (bucket.Value is { } mean)
                    Assert.InRange(mean, held.Min(p => p.Value!.Value) - 1e-9, held.Max(p => p.Value!.Value) + 1e-9);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void BucketWithFewerReadingsThanExpected_SaysHowManyItHas()
    {
        // A reading without a value was measured all the same: a share of nothing.
        var points = ChartPoints.BySecond(1, 1, null, 1, 1, 1, 1);
        var buckets = Buckets.Create(points.Where((_, second) => second != 6), points[^1].At, Five, 3, BucketValue.Mean, expected: 5);
        Assert.Equal([null, null, 1], buckets.Select(bucket => bucket.Measured));
        Assert.Equal([null, 1, 1], buckets.Select(bucket => bucket.Value));
        Assert.All(Buckets.Create(points.Skip(1), points[^1].At, Five, 3, BucketValue.Mean), bucket => Assert.Null(bucket.Measured));
    }
}
