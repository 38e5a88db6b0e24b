using System.Globalization;

namespace BlogApp.Tests.Platform.Caching;

public sealed class MemoryTierTests
{
    [Fact]
    public async Task Memory_HoldsNoMoreEntriesThanAllowed()
    {
        using var cache = new CacheFixture(s => s.MemoryEntries = 100);
        for (var i = 0; i < 1000; i++)
            await cache.ReadAsync(Key(i), () => i);

        Assert.Equal(100, cache.Memory.Count);
    }

    [Fact]
    public async Task Memory_HoldsNoMoreBytesThanAllowed()
    {
        using var cache = new CacheFixture(s => s.MemoryMegabytes = 1);
        for (var i = 0; i < 100; i++)
            await cache.ReadAsync(Key(i), () => new string('x', 30_000));

        Assert.InRange(cache.Memory.Bytes, 900_000, 1 << 20);
        Assert.InRange(cache.Memory.Count, 15, 17);
    }

    [Fact]
    public async Task ValueLargerThanTheMemoryLimit_IsNotKept()
    {
        using var cache = new CacheFixture(s => s.MemoryMegabytes = 1);
        await cache.ReadAsync("article:small", () => "small");
        await cache.ReadAsync("article:huge", () => new string('x', 600_000));

        Assert.Equal(1, cache.Memory.Count);
    }

    [Fact]
    public async Task EntryReadOften_OutlivesUnreadOnes()
    {
        using var cache = new CacheFixture(s => s.MemoryEntries = 100);
        await cache.ReadAsync("article:popular", () => -1);
        for (var i = 0; i < 1000; i++)
        {
            await cache.ReadAsync(Key(i), () => i);
            Assert.Equal(-1, await cache.ReadAsync("article:popular", () => -2));
        }
    }

    [Fact]
    public async Task MemoryWeight_AfterReplacingAndRemoving_IsThatOfTheRemainingEntries()
    {
        using var cache = new CacheFixture();
        for (var i = 0; i < 10; i++)
            await cache.Cache.SetAsync("article:a", new string('x', i * 100), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1, cache.Memory.Count);
        await cache.Cache.RemoveAsync("article:a", TestContext.Current.CancellationToken);

        Assert.Equal((0, 0L), (cache.Memory.Count, cache.Memory.Bytes));
    }

    private static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"article:{i}");
}
