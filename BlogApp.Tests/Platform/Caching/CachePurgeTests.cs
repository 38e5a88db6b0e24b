using BlogApp.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Caching;

public sealed class CachePurgeTests
{
    [Theory]
    [InlineData("Region", "list", "list:a list:b")]
    [InlineData("Tag", "t1", "list:a feed:c")]
    [InlineData("Tag", "*", "list:a list:b feed:c other:d")]
    [InlineData("Key", "list:b", "list:b")]
    [InlineData("Key", "other", "")]
    [InlineData("Tag", "unknown", "")]
    public async Task Purge_DropsWhatItMeans_CountsIt_AndLeavesTheRest(string kind, string name, string gone)
    {
        using var fixture = new CacheFixture();
        var loads = new List<string>();
        (string Key, string Tag)[] values = [("list:a", "t1"), ("list:b", "t2"), ("feed:c", "t1"), ("other:d", "t3")];
        await ReadAsync();
        loads.Clear();
        var purge = fixture.Get<CachePurge>();
        var target = new PurgeTarget(Enum.Parse<PurgeKind>(kind), name);
        var expected = gone.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, purge.Count(target));
        Assert.Equal(expected.Length, await purge.PurgeAsync(target));
        Assert.Equal(4 - expected.Length, purge.Measure().Values.Sum(size => size.Entries));
        await ReadAsync();
        Assert.Equal(expected, loads);

        async Task ReadAsync()
        {
            foreach (var (key, tag) in values)
                await fixture.Cache.GetOrCreateAsync(key, _ =>
                {
                    loads.Add(key);
                    return ValueTask.FromResult(key);
                }, tags: [tag], cancellationToken: TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task FullMemory_CountsEvictionsByRegion()
    {
        using var fixture = new CacheFixture(settings => settings.MemoryEntries = 10);
        for (var i = 0; i < 25; i++)
            await fixture.Cache.GetOrCreateAsync($"tag:{i}", static _ => ValueTask.FromResult(1), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(15, Assert.Single(fixture.Get<CacheStatistics>().Read()).Evicted);
    }
}
