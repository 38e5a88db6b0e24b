using BlogApp.Platform.Caching;

namespace BlogApp.Tests.Platform.Caching;

public sealed class RedisKeyspaceTests
{
    [Fact]
    public void KeyspaceCounts_AreReadFromInfo()
    {
        var counts = RedisKeyspace.Parse("# Stats\r\nexpired_keys:7\r\nkeyspace_hits:30\r\nkeyspace_misses:10\r\n");

        Assert.Equal(new KeyspaceCounts(30, 10), counts);
        Assert.Equal(0.75, counts!.Value.HitRate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("keyspace_hits:30")]
    [InlineData("keyspace_hits:many\r\nkeyspace_misses:1")]
    public void InfoWithoutKeyspaceCounts_GivesNothing(string info) => Assert.Null(RedisKeyspace.Parse(info));

    [Fact]
    public void NoReadsYet_HitRate_IsUnknown() => Assert.Null(new KeyspaceCounts(0, 0).HitRate);

    [Fact]
    public async Task NoRedis_KeyspaceCounts_AreUnknown()
    {
        using var cache = new CacheFixture();

        Assert.Null(await cache.Get<RedisKeyspace>().ReadAsync());
    }
}
