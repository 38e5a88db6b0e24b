using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Times;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class ShownNumbersTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Hits.Noon);

    [Fact]
    public void NumbersOfARebuiltStore_DoNotGoBack()
    {
        var shown = new MonotonicCounts();
        shown.Merge(Reading(10), Asked, incarnation: 0);
        Assert.Equal((10, 10, 10), shown.Merge(Reading(4), Asked, incarnation: 0));
        Assert.Equal((10, 2), shown.Of(1));
    }

    [Fact]
    public void NumbersOfAnotherBlogsStore_AreForgotten_AndNotMergedAgain()
    {
        var shown = new MonotonicCounts();
        shown.Merge(Reading(1000), Asked, incarnation: 0);
        Assert.Equal((4, 4, 4), shown.Merge(Reading(4), Asked, incarnation: 1));
        Assert.Equal((4, 4, 4), shown.Merge(Reading(1000), Asked, incarnation: 0));
        Assert.Equal((4, 2), shown.Of(1));
    }

    [Fact]
    public void ViewsOfADay_BeginAnewWithEachOne_AlsoWhenAnOldReadingStandsOverMidnight()
    {
        var shown = new MonotonicCounts();
        var kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        var evening = new ReadQuery(Now, 60, []) { Today = BlogDay.Of(Now, kolkata) };
        shown.Merge(Reading(1000), evening, incarnation: 0);
        // The store was away when the day began: what it said before stands, for its own day.
        Assert.Equal(1000, shown.Merge(Reading(1000), evening, incarnation: 0).Today);
        var night = new ReadQuery(Now.AddHours(7), 60, []) { Today = BlogDay.Of(Now.AddHours(7), kolkata) };
        Assert.Equal((1002, 2, 1000), shown.Merge(Reading(1002) with { ViewsToday = 2, ViewsUtcDay = 900 }, night, incarnation: 0));
    }

    private static ReadQuery Asked => new(Now, 60, []);

    private static LiveStoreState Reading(long views) => new(true, views, views, 0, 0, ImmutableDictionary<long, int>.Empty, ImmutableDictionary<long, long>.Empty,
        new Dictionary<long, (long, long)> { [1] = (views, 2) }, [], ImmutableDictionary<byte, long>.Empty, views);
}
