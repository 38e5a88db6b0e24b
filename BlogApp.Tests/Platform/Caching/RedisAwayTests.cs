using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Platform.Caching;

/// <summary>Redis stops, hangs, comes back, or comes back with a different history.</summary>
public sealed class RedisAwayTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private RedisServer _redis = null!;
    private CacheFixture _one = null!;
    private CacheFixture _other = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(persistent: true);
        _one = await CacheFixture.OverAsync(_redis, _time);
        _other = await CacheFixture.OverAsync(_redis, _time);
    }

    [Fact]
    public async Task RedisKilled_MemoryAndLoadsGoOn_AndItIsUsedAgainWhenBack()
    {
        await _one.ReadAsync("article:a", () => "text");
        await _redis.KillAsync();

        Assert.Equal("text", await _one.ReadAsync<string>("article:a", NotNeeded));
        Assert.Equal("more", await _one.ReadAsync("article:b", () => "more"));
        await _one.UntilAsync(() => !_one.Breaker.Usable);
        Assert.Equal("and more", await _one.ReadAsync("article:c", () => "and more"));

        await _redis.StartAgainAsync();
        await _one.UntilAsync(() => _one.Breaker.Usable);
        await _other.UntilAsync(() => _other.Breaker.Usable);
        Assert.Equal("later", await _one.ReadAsync("article:d", () => "later"));
        await Eventually.Is(async () => await ReadsFromRedis("article:d"));
    }

    [Fact]
    public async Task InvalidationWhileRedisIsAway_HoldsEverywhereWhenItIsBack()
    {
        await _one.ReadAsync("article:a", () => "old", "article:1");
        await Eventually.Is(async () => await ReadsFromRedis("article:a", "article:1"));
        await _redis.KillAsync();
        await _one.UntilAsync(() => !_one.Breaker.Usable);

        await _one.Invalidator.InvalidateAsync(["article:1"], Cancelled);
        Assert.Equal("new", await _one.ReadAsync("article:a", () => "new", "article:1"));

        // Redis comes back and still has the old value.
        await _redis.StartAgainAsync();
        await _one.UntilAsync(() => _one.Breaker.Usable);
        await _other.UntilAsync(() => _other.Breaker.Usable);
        await Eventually.Is(async () => await _other.ReadAsync("article:a", () => "newer", "article:1") == "newer");
        await _one.Cache.RemoveAsync("article:a", Cancelled);
        Assert.NotEqual("old", await _one.ReadAsync("article:a", () => "newest", "article:1"));
    }

    [Fact]
    public async Task HangingRedis_IsWaitedForOnce_ThenBypassed()
    {
        await _redis.FreezeAsync();
        var waiting = _time.Waiting;
        var reader = _one.ReadAsync("article:a", () => "text").AsTask();
        // The time limits of the command and of the load.
        await Eventually.Is(() => _time.Waiting == waiting + 2);
        Assert.False(reader.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(_one.Settings.RedisTimeoutMilliseconds));
        Assert.Equal("text", await reader);

        // The clock stands still, so an answer means that nothing was awaited.
        Assert.False(_one.Breaker.Usable);
        for (var i = 0; i < 100; i++)
            Assert.Equal(i, await _one.ReadAsync($"article:{i}", () => i));
        await _redis.ResumeAsync();
        await _one.UntilAsync(() => _one.Breaker.Usable);
    }

    [Fact]
    public async Task RedisFlushed_CachedValuesAreReloaded()
    {
        await _one.ReadAsync("article:a", () => "old", "article:1");
        Assert.Equal("+OK", await _redis.AskAsync("FLUSHALL"));
        var evicted = false;
        _one.OnEvict = tags => evicted |= tags.Contains("*");
        await _one.UntilAsync(() => evicted);

        Assert.Equal("new", await _one.ReadAsync("article:a", () => "new", "article:1"));
    }

    [Fact]
    public async Task RedisRolledBack_OldValuesAreIgnored()
    {
        await _one.ReadAsync("article:a", () => "old", "article:1");
        await Eventually.Is(async () => await ReadsFromRedis("article:a", "article:1"));
        await _one.Invalidator.InvalidateAsync(["article:1"], Cancelled);
        await _one.Invalidator.InvalidateAsync(["article:2"], Cancelled);
        Assert.Equal("new", await _one.ReadAsync("article:a", () => "new", "article:1"));

        // As if restored from before both invalidations.
        await _redis.AskAsync("HSET blog:cache:{log}:state version 0");
        await _redis.AskAsync("DEL blog:cache:{log}:names");
        var evicted = false;
        _one.OnEvict = tags => evicted |= tags.Contains("*");
        await _one.UntilAsync(() => evicted);

        Assert.Equal("newest", await _one.ReadAsync("article:a", () => "newest", "article:1"));
        var third = await CacheFixture.OverAsync(_redis, _time);
        Assert.NotEqual("old", await third.ReadAsync("article:a", () => "newest", "article:1"));
        third.Dispose();
    }

    [Fact]
    public async Task RedisAwayAtStart_IsUsedOnceItIsThere()
    {
        await _redis.StopAsync();
        using var late = new CacheFixture(redis: _redis, time: _time);
        await late.StartAsync();
        Assert.Equal("text", await late.ReadAsync("article:a", () => "text"));
        Assert.False(late.Breaker.Usable);

        await _redis.StartAgainAsync();
        await late.UntilAsync(() => late.Breaker.Usable);
    }

    /// <summary>Whether the other node finds it in Redis. Removes it from that node's memory first.</summary>
    private async Task<bool> ReadsFromRedis(string key, params string[] tags)
    {
        var before = _other.Counts("article").RedisHits;
        _other.Memory.Remove(key);
        await _other.ReadAsync<string?>(key, () => null, tags);
        return _other.Counts("article").RedisHits > before;
    }

    private static string NotNeeded() => throw new InvalidOperationException("Loaded though the value was there.");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _one?.Dispose();
        _other?.Dispose();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }
}
