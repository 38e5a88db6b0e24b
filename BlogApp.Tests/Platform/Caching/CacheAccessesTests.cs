using System.Globalization;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Caching.Accesses;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Caching;

public sealed class CacheAccessesTests
{
    [Theory]
    [InlineData("1:0 1:5 1:9", 10, 2.0 / 3)]
    [InlineData("1:0 1:10 1:19", 10, 1.0 / 3)]
    [InlineData("1:0 2:1 3:2", 60, 0.0)]
    [InlineData("1:0 1:50 1:100 1:150", 60, 0.5)]
    [InlineData("1:0 1:0 2:0 2:0", 1, 0.5)]
    [InlineData("", 60, null)]
    public void Lifetime_IsCountedFromTheLoad_NotFromTheLastRead(string reads, long lifetime, double? rate) =>
        Assert.Equal(rate, LifetimeSimulation.HitRate(
            [.. reads.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(read => read.Split(':')).Select(read => new Access(uint.Parse(read[0], CultureInfo.InvariantCulture), 0, long.Parse(read[1], CultureInfo.InvariantCulture)))], lifetime));

    [Fact]
    public void FrequentKeys_AreFoundAmongManyRareOnes_InBoundedMemory()
    {
        var top = new TopKeys(kept: 10);
        for (var i = 0; i < 1000; i++)
        {
            top.Add("often", 1);
            top.Add($"rare {i}", 1);
        }
        Assert.Equal(("often", 1000L), (top.Read(1)[0].Key, top.Read(1)[0].Count));
        Assert.Equal(10, top.Read(100).Count);
        Assert.Equal(2000, top.Read(100).Sum(key => key.Count));
    }

    [Fact]
    public void Sample_LeavesKeysOutUnderLoad_AndKeepsAllReadsOfTheOthers()
    {
        var sample = new AccessSample();
        var keys = Enumerable.Range(0, 1000).Select(i => new TrackedKey($"{i}", i).Hash).ToArray();
        for (var second = 1; second <= 400; second++)
            foreach (var key in keys)
                sample.Add(key, 3, second);
        var (reads, oneIn) = sample.Read(400);
        Assert.InRange(oneIn, 2, 64);
        var newest = reads.Where(read => read.Second > 390).GroupBy(read => read.Key).ToList();
        Assert.InRange(newest.Count, 1000 / oneIn / 2, 1000 / oneIn * 2);
        Assert.All(newest, key => Assert.Equal(10, key.Count()));
        Assert.All(reads, read => Assert.Equal(3, read.Region));
        Assert.Empty(sample.Read(400 + AccessSample.Span).Reads);
    }

    [Fact]
    public async Task KeysOfReadersAndOthers_AreNeverShown_AndHitsAndMissesAreCountedByKey()
    {
        using var fixture = new CacheFixture();
        foreach (var key in (string[])["list:home", "search:my secret", "session:abc", "list:home"])
            await fixture.Cache.GetOrCreateAsync(key, static _ => ValueTask.FromResult(1), cancellationToken: TestContext.Current.CancellationToken);
        var accesses = fixture.Get<CacheStatistics>().Accesses;
        Assert.Equal([("list:home", 1L)], accesses.Hottest(10).Select(key => (key.Key, key.Count)));
        Assert.Equal(["list:home", "other", "search:…"], accesses.MostMissed(10).Select(key => key.Key));
        Assert.Equal(4, accesses.LastHour().Reads.Count);
    }

    [Fact]
    public void Hit_AllocatesNothing()
    {
        var accesses = new CacheAccesses(new ManualTime());
        var key = TrackedKey.Of("page:/");
        accesses.Hit(key, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            accesses.Hit(key, 0);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
