using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults;

/// <summary>Redis runs the commands, but the answer is lost, late or damaged on its way back.</summary>
[Collection(FaultRun.DataCollection)]
public sealed class RepliesTests : FaultTest
{
    private static readonly LoadPlan Plan = new(Clients: 6, Pause: TimeSpan.FromMilliseconds(3));

    [Fact]
    public async Task ReplyLostAfterTheCommandRan_CountsNothingTwice()
    {
        await using var network = await NetworkAsync();
        var (blog, proxy) = network;
        var rounds = FaultRun.Rounds(3, 100);
        var load = blog.StartLoad(Plan);
        for (var round = 1; round <= rounds; round++)
        {
            // With its connection, after which the store is rebuilt; or alone, after which the command is sent again. What that leaves in the store
            // must reach SQL before the next rebuild discards it.
            var alone = round % 2 == 1;
            await StrikeAsync(blog, proxy, alone ? Weather.ComesTooLate : Weather.LosesReply, round);
            if (alone)
                await PersistedAsync(blog, blog.Ledger.Answered);
            // Occasionally the server recovers before the next fault.
            if (round % 4 == 0)
                await blog.BecomesAsync("normal");
        }
        await load.StopAsync();
        await blog.BecomesAsync("normal");
        Assert.Equal(0, blog.Ledger.Failed);
        Report("reply lost after the command ran", Store.Redis, rounds, blog, await blog.StopAndCompareAsync(), remark: $"{Rebuilds(blog)} rebuilds");
    }

    [Fact]
    public async Task TruncatedAndGarbledReplies_AreSentAgain_AndCountsAreExact()
    {
        await using var network = await NetworkAsync();
        var (blog, proxy) = network;
        var rounds = FaultRun.Rounds(3, 80);
        var load = blog.StartLoad(Plan);
        for (var round = 1; round <= rounds; round++)
        {
            await StrikeAsync(blog, proxy, round % 2 == 0 ? Weather.CutsReply : Weather.GarblesReply, round);
            await blog.BecomesAsync("normal");
        }
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Report("replies cut off and garbled", Store.Redis, rounds, blog, await blog.StopAndCompareAsync(), remark: $"{Rebuilds(blog)} rebuilds");
    }

    [Fact]
    public async Task SlowReplies_DoNotSlowPages_AndCountsAreExact()
    {
        await using var network = await NetworkAsync();
        var (blog, proxy) = network;
        var load = blog.StartLoad(Plan);
        await MoreAsync(blog, 200);
        // Slow at first, then so slow that it counts as unavailable.
        foreach (var delay in new[] { 300, 3000 })
        {
            proxy.Delay = TimeSpan.FromMilliseconds(delay);
            proxy.Set(Weather.Slow);
            await MoreAsync(blog, FaultRun.Rounds(300, 20_000));
            if (delay == 3000)
                await blog.BecomesAsync("degraded");
        }
        proxy.Set(Weather.Fair);
        await blog.BecomesAsync("normal");
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        // Alongside all other tests, a page may take that long even without Redis.
        if (FaultRun.Long)
            Assert.InRange(load.Latencies.Percentile(0.99), TimeSpan.Zero, TimeSpan.FromMilliseconds(300));
        Report("slow replies", Store.Redis, 2, blog, await blog.StopAndCompareAsync(), remark: $"page p99 {load.Latencies.Percentile(0.99).TotalMilliseconds:0} ms");
    }

    [Theory]
    [InlineData("LOADING", "-LOADING Redis is loading the dataset in memory\r\n", "loading")]
    [InlineData("noise of the right form", "+BLAH\r\n", "")]
    public async Task WrongReplyToEveryCommand_IsGradedDegraded_AndCountsAreExact(string name, string answer, string words)
    {
        await using var network = await NetworkAsync();
        var (blog, proxy) = network;
        var load = blog.StartLoad(Plan);
        await MoreAsync(blog, 200);
        proxy.Answer = answer;
        proxy.Set(Weather.Answers);
        await blog.BecomesAsync("degraded", words);
        await MoreAsync(blog, FaultRun.Rounds(300, 20_000));
        // Redis's own pending answer would follow the one that the proxy gave in its place.
        proxy.Set(Weather.Fair);
        proxy.CutAll();
        await blog.BecomesAsync("normal");
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Report($"every command answered with {name}", Store.Redis, 1, blog, await blog.StopAndCompareAsync());
    }

    [Theory]
    [InlineData("OOM", "CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0", "maxmemory")]
    [InlineData("READONLY", "REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE", "replica")]
    public async Task RedisRefusingWrites_IsGradedDegraded_AndCountsAreExact(string name, string spoil, string heal, string words)
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed());
        var rounds = FaultRun.Rounds(1, 8);
        for (var round = 0; round < rounds; round++)
        {
            var load = blog.StartLoad(Plan);
            await MoreAsync(blog, 200);
            await blog.Redis!.AskAsync(spoil);
            await blog.BecomesAsync("degraded", words);
            await MoreAsync(blog, 300);
            await blog.Redis.AskAsync(heal);
            await blog.BecomesAsync("normal");
            await load.StopAsync();
        }
        Assert.Equal(0, blog.Ledger.Failed);
        Report($"Redis answers {name}", Store.Redis, rounds, blog, await blog.StopAndCompareAsync());
    }

    private static async Task<Network> NetworkAsync()
    {
        var seed = FaultRun.Seed();
        var redis = await RedisServer.StartAsync();
        var proxy = new FaultyProxy(redis, seed);
        return new Network(await FaultBlog.StartAsync(Store.Redis, seed, redis: redis, settings: ("ConnectionStrings:Redis", proxy.ConnectionString)), proxy);
    }

    /// <summary>Strikes at a moment chosen by the seed, and continues when an answer was struck.</summary>
    private static async Task StrikeAsync(FaultBlog blog, FaultyProxy proxy, Weather weather, int strikes)
    {
        await MoreAsync(blog, blog.Random.Next(20, 200));
        proxy.Set(weather);
        await Eventually.Is(() => proxy.Struck >= strikes, TimeSpan.FromSeconds(30), "an answer is struck");
    }

    private static Task PersistedAsync(FaultBlog blog, long views) => Eventually.Is(
        async () => await blog.Server.SqlAsync("SELECT sum(Views) FROM Article") >= views, TimeSpan.FromSeconds(60), "what was counted is in SQL");

    private static Task MoreAsync(FaultBlog blog, int views)
    {
        var until = blog.Ledger.Answered + views;
        return Eventually.Is(() => blog.Ledger.Answered >= until, TimeSpan.FromSeconds(120), $"{views} more views are counted");
    }

    private static int Rebuilds(FaultBlog blog) => blog.Server.Output.Count(line => line.Contains("Rebuilt the redis", StringComparison.Ordinal));

    private sealed record Network(FaultBlog Blog, FaultyProxy Proxy) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Blog.DisposeAsync();
            await Proxy.DisposeAsync();
        }
    }
}
