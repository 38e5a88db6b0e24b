using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class LiveRingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly LiveRing _ring = new(capacity: 4);

    [Fact]
    public void LastPoints_AreKeptInOrder()
    {
        Add(1, 2, 3, 4, 5, 6);
        Assert.Equal([3, 4, 5, 6], Seconds);
    }

    [Theory]
    [InlineData(2, new[] { 1, 2 })]
    [InlineData(-3600, new[] { -3600 })]
    public void ClockSetBack_DropsPointsInTheFuture(int now, int[] kept)
    {
        Add(1, 2, 3, 4);
        Add(now);
        Assert.Equal(kept, Seconds);
        Add(now + 1);
        Assert.Equal([.. kept, now + 1], Seconds);
    }

    private IEnumerable<int> Seconds => _ring.Read().Select(p => (int)(p.At - Noon).TotalSeconds);

    private void Add(params int[] seconds)
    {
        foreach (var second in seconds)
            _ring.Add(new LivePoint(Noon.AddSeconds(second), 0, 0, null));
    }
}
