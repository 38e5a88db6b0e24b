namespace BlogApp.Tests.Platform.Caching;

public sealed class TieredCacheTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task Value_WhileFresh_IsLoadedOnce()
    {
        var loads = 0;
        for (var i = 0; i < 3; i++)
            Assert.Equal("text", await _cache.ReadAsync("article:a", () => { loads++; return "text"; }));

        Assert.Equal(1, loads);
        var counts = _cache.Counts("article");
        Assert.Equal((2, 1), (counts.MemoryHits, counts.Misses));
    }

    [Fact]
    public async Task Value_PastItsTime_IsLoadedAgain()
    {
        await _cache.ReadAsync("article:a", () => "old");
        _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.DefaultSeconds));

        Assert.Equal("new", await _cache.ReadAsync("article:a", () => "new"));
    }

    [Fact]
    public async Task NullValue_IsCached()
    {
        Assert.Null(await _cache.ReadAsync<string?>("article:none", () => null));
        Assert.Null(await _cache.ReadAsync<string?>("article:none", () => throw new InvalidOperationException("asked again")));
    }

    [Fact]
    public async Task Tag_Removed_RemovesOnlyItsEntries()
    {
        await _cache.ReadAsync("article:a", () => "a1", "article:1", "lists");
        await _cache.ReadAsync("article:b", () => "b1", "article:2");

        await _cache.Cache.RemoveByTagAsync("lists", Cancelled);

        Assert.Equal("a2", await _cache.ReadAsync("article:a", () => "a2", "article:1", "lists"));
        Assert.Equal("b1", await _cache.ReadAsync("article:b", () => "b2", "article:2"));
    }

    [Fact]
    public async Task Everything_Removed_IncludesUntaggedEntries()
    {
        await _cache.ReadAsync("article:a", () => "a1");
        await _cache.Cache.RemoveByTagAsync("*", Cancelled);

        Assert.Equal("a2", await _cache.ReadAsync("article:a", () => "a2"));
    }

    [Fact]
    public async Task Key_Removed_IsLoadedAgain()
    {
        await _cache.ReadAsync("article:a", () => "a1");
        await _cache.Cache.RemoveAsync("article:a", Cancelled);

        Assert.Equal("a2", await _cache.ReadAsync("article:a", () => "a2"));
    }

    [Fact]
    public async Task Key_Set_AnswersWithTheValueThatWasSet()
    {
        await _cache.ReadAsync("article:a", () => "a1");
        await _cache.Cache.SetAsync("article:a", "a2", cancellationToken: Cancelled);

        Assert.Equal("a2", await _cache.ReadAsync("article:a", () => "a3"));
    }

    [Fact]
    public async Task Invalidation_EvictsPagesAfterTheData()
    {
        await _cache.ReadAsync("list:home", () => "old", "lists");
        var atEviction = "";
        _cache.OnEvict = tags =>
        {
            Assert.Equal(["lists"], tags);
            atEviction = _cache.ReadAsync("list:home", () => "new", "lists").AsTask().GetAwaiter().GetResult();
        };

        await _cache.Invalidator.InvalidateAsync(["lists"], Cancelled);

        Assert.Equal("new", atEviction);
    }

    [Fact]
    public async Task OverlongKey_IsNotCached()
    {
        var key = "article:" + new string('x', 1100);
        Assert.Equal("1", await _cache.ReadAsync(key, () => "1"));
        Assert.Equal("2", await _cache.ReadAsync(key, () => "2"));
        Assert.Equal(0, _cache.Memory.Count);
    }

    public void Dispose() => _cache.Dispose();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
