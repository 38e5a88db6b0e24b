using BlogApp.Features.Analytics.Dashboard.Tiles;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class PartOfHourTests
{
    [Theory]
    [InlineData(120, 1800, 33, true, 33)]
    [InlineData(120, 1800, 0, true, 0)]
    [InlineData(120, 1800, 0, false, 60)]
    [InlineData(0, 1800, 0, false, 0)]
    [InlineData(20, 3599, 25, true, 20)]
    public void The_begun_hour_counts_by_its_minutes_or_by_its_even_share(long views, long seconds, long ofMinutes, bool kept, long part) =>
        Assert.Equal(part, TodayReading.PartOfHour(views, seconds, ofMinutes, kept));
}
