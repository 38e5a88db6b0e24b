using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class ShownNumbersTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Hits.Noon);

    [Fact]
    public void NumbersOfARebuiltStore_DoNotGoBack()
    {
        var shown = new ShownNumbers();
        shown.Merge(Reading(10), Now, era: 0);
        Assert.Equal((10, 10), shown.Merge(Reading(4), Now, era: 0));
        Assert.Equal((10, 2), shown.Of(1));
    }

    [Fact]
    public void NumbersOfAnotherBlogsStore_AreForgotten_AndNotTakenInAgain()
    {
        var shown = new ShownNumbers();
        shown.Merge(Reading(1000), Now, era: 0);
        Assert.Equal((4, 4), shown.Merge(Reading(4), Now, era: 1));
        Assert.Equal((4, 4), shown.Merge(Reading(1000), Now, era: 0));
        Assert.Equal((4, 2), shown.Of(1));
    }

    private static LiveReading Reading(long views) => new(true, views, views, 0, 0, ImmutableDictionary<long, int>.Empty, ImmutableDictionary<long, long>.Empty,
        new Dictionary<long, (long, long)> { [1] = (views, 2) }, [], ImmutableDictionary<byte, long>.Empty);
}
