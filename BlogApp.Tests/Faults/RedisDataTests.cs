using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults;

/// <summary>Redis answers, but with different data: wiped, older, another blog's, or from a replica that lagged.</summary>
[Collection(FaultRun.DataCollection)]
public sealed class RedisDataTests : FaultTest
{
    private static readonly LoadPlan Plan = new(Clients: 6, Pause: TimeSpan.FromMilliseconds(3));

    private static int Rounds => FaultRun.Rounds(2, 16);

    [Fact]
    public async Task RedisFlushed_IsRecognizedAndRebuilt()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed());
        var load = blog.StartLoad(Plan);
        for (var round = 0; round < Rounds * 2; round++)
        {
            await MoreAsync(blog);
            await blog.Redis!.AskAsync("FLUSHALL");
        }
        await load.StopAsync();
        // And on a quiet day, without a hit that would reveal it.
        await blog.Redis!.AskAsync("FLUSHALL");
        await RebuiltAsync(blog);
        Report("FLUSHALL", Store.Redis, Rounds * 2 + 1, blog, await blog.StopAndCompareAsync());
    }

    [Fact]
    public async Task OlderDumpRestoredIntoRedis_IsRecognizedAndRebuilt()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed());
        for (var round = 0; round < Rounds; round++)
        {
            var load = blog.StartLoad(Plan);
            await MoreAsync(blog);
            var dump = await DumpAsync(blog.Redis!);
            await MoreAsync(blog);
            await BesideOrBelowAsync(blog, round, () => RestoreAsync(blog.Redis!, dump));
            await load.StopAsync();
            await RebuiltAsync(blog);
        }
        Report("an older dump of its own restored into Redis", Store.Redis, Rounds, blog, await blog.StopAndCompareAsync(), blog.SlowestStart);
    }

    [Fact]
    public async Task OtherBlogsDumpRestoredIntoRedis_IsRecognizedAndRebuilt()
    {
        var seed = FaultRun.Seed();
        byte[] foreign;
        await using (var other = await FaultBlog.StartAsync(Store.Redis, seed, settings: ("Analytics:PersistAtWaiting", "1000000")))
        {
            var load = other.StartLoad(Plan);
            await MoreAsync(other);
            foreign = await DumpAsync(other.Redis!);
            await load.StopAsync();
        }
        await using var blog = await FaultBlog.StartAsync(Store.Redis, seed);
        for (var round = 0; round < Rounds; round++)
        {
            var load = blog.StartLoad(Plan);
            await MoreAsync(blog);
            await BesideOrBelowAsync(blog, round, () => RestoreAsync(blog.Redis!, foreign));
            await load.StopAsync();
            await RebuiltAsync(blog);
        }
        Report("another blog's dump restored into Redis", Store.Redis, Rounds, blog, await blog.StopAndCompareAsync(), blog.SlowestStart);
    }

    [Fact]
    public async Task KeyEvictedFromRedis_IsNoticedAndRebuilt()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed(), settings: ("Analytics:PersistAtWaiting", "500"));
        var load = blog.StartLoad(Plan);
        string[] keys = ["epoch", "seq", "base", "deltas", "site", "views", "readers", "cut", "cutbase", "cutend", "pairs:*", "hour:*", "skipped:*"];
        for (var round = 0; round < FaultRun.Rounds(1, 8); round++)
        {
            // The sequence numbers come first, before SQL knows any of them.
            foreach (var key in keys.OrderBy(key => key != "seq").ThenBy(_ => blog.Random.Next()))
            {
                await MoreAsync(blog, blog.Random.Next(100, 500));
                await blog.Redis!.AskAsync($$"""EVAL "for _, name in ipairs(redis.call('KEYS', '{blog}:live:{{key}}')) do redis.call('DEL', name) end" 0""");
            }
        }
        await MoreAsync(blog);
        await load.StopAsync();
        await RebuiltAsync(blog);
        Report("single keys evicted from Redis", Store.Redis, FaultRun.Rounds(1, 8) * keys.Length, blog, await blog.StopAndCompareAsync());
    }

    [Fact]
    public async Task LaggingReplica_Promoted_IsRecognizedAndRebuilt()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed());
        var primary = blog.Redis!;
        for (var round = 0; round < Rounds; round++)
        {
            var load = blog.StartLoad(Plan);
            await MoreAsync(blog);
            var replica = await RedisServer.StartAsync();
            await replica.AskAsync($"REPLICAOF 127.0.0.1 {blog.Redis!.Port}");
            await Eventually.Is(async () => await replica.AskAsync("EXISTS {blog}:live:epoch") == ":1");
            await MoreAsync(blog);
            // The link breaks: from here on the primary acknowledges writes that the replica never receives.
            await replica.AskAsync("REPLICAOF 127.0.0.1 1");
            await MoreAsync(blog, blog.Random.Next(300, 1500));
            await BesideOrBelowAsync(blog, round, async () =>
            {
                await primary.KillAsync();
                await replica.AskAsync("REPLICAOF NO ONE");
                await Eventually.Is(async () => await replica.AskAsync($"CONFIG SET port {blog.Redis.Port}") is "+OK" or null);
            });
            await load.StopAsync();
            await RebuiltAsync(blog);
            if (primary != blog.Redis)
                await primary.DisposeAsync();
            primary = replica;
        }
        var verdict = await blog.StopAndCompareAsync();
        await primary.DisposeAsync();
        Report("failover to a replica that lagged", Store.Redis, Rounds, blog, verdict, blog.SlowestStart);
    }

    /// <summary>Changes Redis's data, alternately while the server is running and while it is dead.</summary>
    private static async Task BesideOrBelowAsync(FaultBlog blog, int round, Func<Task> change)
    {
        if (round % 2 == 0)
        {
            await change();
        }
        else
        {
            await blog.Server.KillAsync();
            await change();
            await blog.StartAgainAsync();
        }
        await MoreAsync(blog);
    }

    private static Task MoreAsync(FaultBlog blog, int views = 400)
    {
        var until = blog.Ledger.Answered + views;
        return Eventually.Is(() => blog.Ledger.Answered > until, TimeSpan.FromSeconds(60), $"{views} more views");
    }

    /// <summary>The live numbers equal the clients' records.</summary>
    private static async Task RebuiltAsync(FaultBlog blog)
    {
        await blog.BecomesAsync("normal");
        await blog.ShowsAllAsync();
    }

    private static async Task<byte[]> DumpAsync(RedisServer redis)
    {
        Assert.Equal("+OK", await redis.AskAsync("SAVE"));
        return await File.ReadAllBytesAsync(Path.Combine(redis.Folder, "dump.rdb"));
    }

    private static async Task RestoreAsync(RedisServer redis, byte[] dump)
    {
        await redis.KillAsync();
        await File.WriteAllBytesAsync(Path.Combine(redis.Folder, "dump.rdb"), dump);
        await redis.StartAgainAsync();
    }
}
