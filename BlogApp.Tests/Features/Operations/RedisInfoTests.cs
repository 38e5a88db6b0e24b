using BlogApp.Features.Operations;

namespace BlogApp.Tests.Features.Operations;

public sealed class RedisFactsTests
{
    [Fact]
    public void Info_OfAMaster_IsRead()
    {
        var facts = RedisInfo.Parse("""
            # Server
            redis_version:7.0.15
            uptime_in_seconds:3600

            # Memory
            used_memory:1048576
            maxmemory:2097152
            maxmemory_policy:allkeys-lru

            # Persistence
            aof_enabled:1
            aof_last_write_status:err
            rdb_last_save_time:1700000000
            rdb_last_bgsave_status:ok

            # Replication
            role:master
            connected_slaves:2
            """);
        Assert.Equal(new RedisInfo("7.0.15", 1048576, 2097152, "allkeys-lru", true, "err", DateTimeOffset.FromUnixTimeSeconds(1700000000), "ok", "master", 2, null, 3600), facts);
    }

    [Fact]
    public void Info_OfAReplica_NamesTheStateOfItsMaster()
    {
        var facts = RedisInfo.Parse("redis_version:7.2.0\r\nrole:slave\r\nmaster_link_status:down\r\n")!;
        Assert.Equal(("slave", "down"), (facts.Role, facts.MasterLink));
        Assert.Null(facts.LastSave);
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData(":\n::\n#redis_version:1")]
    public void InvalidInfo_GivesNothing(string text) => Assert.Null(RedisInfo.Parse(text));
}
