using BlogApp.Platform.Caching;

namespace BlogApp.Tests.Platform.Caching;

public sealed class CacheStatisticsTests
{
    [Fact]
    public void KeysOutsideKnownRegions_ShareOneRow_AndAreNeverShown()
    {
        var statistics = new CacheStatistics();
        for (var i = 0; i < 1000; i++)
            statistics.Region($"somebody's secret {i}").MemoryHit();
        statistics.Region(CacheRegion.Article).MemoryHit();

        Assert.Equal([(CacheRegion.Article, 1L), (CacheRegion.Other, 1000L)], statistics.Read().Select(r => (r.Region, r.MemoryHits)));
    }
}
