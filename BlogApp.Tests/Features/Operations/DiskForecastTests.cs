using BlogApp.Features.Operations.Disk;

namespace BlogApp.Tests.Features.Operations;

public sealed class DiskForecastTests
{
    private const long GiB = 1L << 30;

    [Theory]
    [InlineData(7, 100, 10, 3.0)]
    [InlineData(7, 100, 1, 93.0)]
    [InlineData(7, 100, 0, null)]
    [InlineData(7, 100, -5, null)]
    [InlineData(7, 100_000, 1, null)]
    public void SteadyRate_GivesTheDayOnWhichItIsFull(int days, long free, long perDay, double? expected)
    {
        var samples = Enumerable.Range(0, days * 24 + 1).Select(hour => new DiskSample(hour * 3600, free * GiB - perDay * GiB * hour / 24)).ToList();
        Assert.Equal(expected, DiskForecast.FullIn(samples) is { } left ? Math.Round(left.TotalDays, 3) : null);
    }

    [Fact]
    public void NoisyRate_IsStillSeen()
    {
        var random = new Random(1);
        var samples = Enumerable.Range(0, 1008).Select(i => new DiskSample(i * 600, 50 * GiB - GiB * i / 144 + random.NextInt64(GiB / 4))).ToList();
        Assert.InRange(DiskForecast.FullIn(samples)!.Value.TotalDays, 40, 46);
    }

    [Fact]
    public void FewHours_SayNothing() =>
        Assert.Null(DiskForecast.FullIn([.. Enumerable.Range(0, 60).Select(i => new DiskSample(i * 600, (100 - i) * GiB))]));
}
