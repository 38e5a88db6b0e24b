using BlogApp.Platform.Caching;
using BlogApp.Platform.Redis;
using BlogApp.Tests.Features.Jobs;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Caching;

public sealed class CacheRegionTests
{
    [Theory]
    [InlineData("article:counting-exactly-once", "article")]
    [InlineData("search:q=someone's secret", "search")]
    [InlineData("page:/:en", "page")]
    [InlineData("list", "list")]
    [InlineData("session:4711", "other")]
    [InlineData("articles:a", "other")]
    [InlineData("Article:a", "other")]
    [InlineData(":article", "other")]
    [InlineData("someone's secret", "other")]
    [InlineData("", "other")]
    public void CacheKey_GivesItsRegion_IfItIsAKnownOne(string key, string region) => Assert.Equal(region, CacheRegion.FromKey(key));

    [Theory]
    [InlineData("search:someone's secret", "region search")]
    [InlineData("session:someone's secret", "region other")]
    public async Task StaleAnswer_IsLoggedByItsRegion_NotItsKey(string key, string named)
    {
        using var cache = new CacheFixture();
        var notes = NotesOf(cache);
        await cache.ReadAsync(key, () => "old");
        cache.Time.Advance(TimeSpan.FromSeconds(cache.Settings.DefaultSeconds));
        Assert.Equal("old", await cache.ReadAsync<string>(key, () => throw new IOException("disk")));
        AssertNamed(notes, named);
    }

    [Fact]
    public async Task UnreadableValueInRedis_IsLoggedByItsRegion_NotItsKey()
    {
        await using var redis = await RedisServer.StartAsync();
        var time = new ManualTime();
        using var one = await CacheFixture.OverAsync(redis, time);
        using var other = await CacheFixture.OverAsync(redis, time);
        var notes = NotesOf(other);
        await one.ReadAsync("search:someone's secret", () => "found");
        var connection = one.Get<RedisConnection>();
        await Eventually.Is(() => connection.Multiplexer.GetServers()[0].Keys(pattern: "*secret*").Any());
        foreach (var key in connection.Multiplexer.GetServers()[0].Keys(pattern: "*secret*"))
            await connection.Database.StringSetAsync(key, "no envelope");
        Assert.Equal("anew", await other.ReadAsync("search:someone's secret", () => "anew"));
        AssertNamed(notes, "region search");
    }

    [Fact]
    public async Task RedisClientError_NamesNoKey()
    {
        await using var redis = await RedisServer.StartAsync();
        using var connection = new RedisConnection(redis.ConnectionString);
        await Eventually.Is(() => connection.Connected);
        await redis.StopAsync();
        var error = await Assert.ThrowsAnyAsync<RedisException>(async () =>
        {
            while (true)
                await connection.Database.StringGetAsync("someone's secret");
        });
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    private static Notes NotesOf(CacheFixture cache)
    {
        var notes = new Notes();
        cache.Get<ILoggerFactory>().AddProvider(notes);
        return notes;
    }

    private static void AssertNamed(Notes notes, string named)
    {
        Assert.Contains(notes.All, line => line.Contains(named, StringComparison.Ordinal));
        Assert.DoesNotContain(notes.All, line => line.Contains("secret", StringComparison.Ordinal));
    }
}
