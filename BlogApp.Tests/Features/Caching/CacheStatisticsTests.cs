using BlogApp.Features.Caching;

namespace BlogApp.Tests.Features.Caching;

public sealed class CacheStatisticsTests
{
    [Fact]
    public void KeysOfNoRegion_AreOneRow_AndNeverShown()
    {
        var statistics = new CacheStatistics();
        for (var i = 0; i < 1000; i++)
            statistics.Region($"somebody's secret {i}").MemoryHit();
        statistics.Region(CacheRegion.Article).MemoryHit();

        Assert.Equal([(CacheRegion.Article, 1L), (CacheRegion.Other, 1000L)], statistics.Read().Select(r => (r.Region, r.MemoryHits)));
    }
}
