using BlogApp.Features.Dashboard.Tiles;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class PartOfHourTests
{
    [Theory]
    [InlineData(120, 1800, 33, true, 33)]
    [InlineData(120, 1800, 0, true, 0)]
    [InlineData(120, 1800, 0, false, 60)]
    [InlineData(0, 1800, 0, false, 0)]
    [InlineData(20, 3599, 25, true, 20)]
    public void CurrentHour_CountedInPart_UsesItsMinutesOrElseAnEvenShare(long views, long seconds, long ofMinutes, bool kept, long part) =>
        Assert.Equal(part, TodayQuery.PartOfHour(views, seconds, ofMinutes, kept));
}
