using System.Globalization;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults;

/// <summary>Redis stops, hangs, or was never there: pages and counting continue, and nobody waits.</summary>
[Collection(FaultRun.QuietCollection)]
public sealed class RedisAwayTests : FaultTest
{
    // Readers with pauses, so that latencies reflect the server and not a queue for two cores.
    private static readonly LoadPlan Plan = new(Clients: 6, Pause: TimeSpan.FromMilliseconds(5));

    private static TimeSpan Away => FaultRun.Time(6, 60);

    private protected override bool Measures => true;

    [Fact]
    public async Task RedisStoppedUnderLoad_PagesAreFast_JournalModeIsShown_AndCountsAreExact()
    {
        // A short grace period, so that counts are persisted from the journal while Redis is still unavailable.
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed(), settings: ("Analytics:RedisGraceSeconds", "3"));
        var rounds = FaultRun.Rounds(1, 2);
        Latencies healthy = new(), away = new();
        await WarmUpAsync(blog);
        var back = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            healthy = await ReadForAsync(blog, FaultRun.Time(2, 10));
            await blog.Redis!.KillAsync();
            var before = blog.Ledger.Answered;
            away = await ReadForAsync(blog, Away, Task.WhenAll(blog.BecomesAsync("degraded"), PersistedAsync(blog, before + 100)));
            await blog.ShowsAllAsync();
            back = await ReturnAsync(blog, blog.Redis.StartAgainAsync);
        }
        Assert.Equal(0, blog.Ledger.Failed);
        Report($"redis-server stopped for {Away.TotalSeconds:0} s under load", Store.Redis, rounds, blog, await blog.StopAndCompareAsync(), back, Compared(healthy, away, "away"));
        MustBeFast(healthy, away);
    }

    [Fact]
    public async Task RedisAbsentAtStart_PagesAreServedAndCounted_AndRedisTakesOverLater()
    {
        var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed(), redis: redis);
        var latencies = await ReadForAsync(blog, FaultRun.Time(3, 30), blog.BecomesAsync("degraded"));
        await blog.ShowsAllAsync();
        await blog.Server.KillAsync();
        var start = await blog.StartAgainAsync();
        await ReadForAsync(blog, FaultRun.Time(2, 10));
        var back = await ReturnAsync(blog, redis.StartAgainAsync);
        await ReadForAsync(blog, FaultRun.Time(1, 10));
        Assert.Equal(0, blog.Ledger.Failed);
        Report("redis-server absent at the start", Store.Redis, 1, blog, await blog.StopAndCompareAsync(), back,
            $"first page after {Seconds(start)}, p99 {Milliseconds(latencies.Percentile(0.99))}");
    }

    [Fact]
    public async Task RedisFrozen_PagesDoNotWaitForIt_AndCountsAreExact()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed());
        var rounds = FaultRun.Rounds(1, 2);
        var frozenFor = FaultRun.Time(4, 20);
        Latencies healthy = new(), frozen = new();
        await WarmUpAsync(blog);
        var back = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            healthy = await ReadForAsync(blog, FaultRun.Time(2, 20));
            await blog.Redis!.FreezeAsync();
            frozen = await ReadForAsync(blog, frozenFor);
            back = await ReturnAsync(blog, blog.Redis.ResumeAsync);
        }
        Assert.Equal(0, blog.Ledger.Failed);
        Report($"redis-server frozen for {frozenFor.TotalSeconds:0} s", Store.Redis, rounds, blog, await blog.StopAndCompareAsync(), back, Compared(healthy, frozen, "frozen"));
        MustBeFast(healthy, frozen);
    }

    /// <summary>Lets readers read for a while, and at least until the condition is true.</summary>
    private static async Task<Latencies> ReadForAsync(FaultBlog blog, TimeSpan time, Task? condition = null)
    {
        var load = blog.StartLoad(Plan);
        await Task.WhenAll(Task.Delay(time, TestContext.Current.CancellationToken), condition ?? Task.CompletedTask);
        await load.StopAsync();
        return load.Latencies;
    }

    /// <summary>A freshly started server compiles its code, which this comparison must not include.</summary>
    private static Task WarmUpAsync(FaultBlog blog) => ReadForAsync(blog, TimeSpan.FromSeconds(2));

    /// <summary>Waits until counts reach SQL from the journal.</summary>
    private static Task PersistedAsync(FaultBlog blog, long views) =>
        Eventually.Is(async () => await blog.Server.SqlAsync("SELECT sum(Views) FROM Article") >= views, TimeSpan.FromSeconds(60), "views are persisted without Redis");

    /// <returns>How long it took until the server used Redis again and reported it.</returns>
    private static async Task<TimeSpan> ReturnAsync(FaultBlog blog, Func<Task> bringBack)
    {
        var load = blog.StartLoad(Plan);
        var started = TimeProvider.System.GetTimestamp();
        await bringBack();
        await blog.BecomesAsync("normal");
        var took = TimeProvider.System.GetElapsedTime(started);
        await load.StopAsync();
        return took;
    }

    /// <summary>
    /// The limit is twice the healthy time, or what a busy machine's scheduler may add: a request that waits for Redis
    /// takes a second. Alongside other tests, this can only show that not every request waits.
    /// </summary>
    private static void MustBeFast(Latencies healthy, Latencies broken)
    {
        var share = FaultRun.Long ? 0.99 : 0.5;
        Assert.InRange(broken.Percentile(share), TimeSpan.Zero, Max(2 * healthy.Percentile(share), TimeSpan.FromMilliseconds(500)));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static string Compared(Latencies healthy, Latencies broken, string word) =>
        $"p99 healthy {Milliseconds(healthy.Percentile(0.99))}, {word} {Milliseconds(broken.Percentile(0.99))}";

    private static string Milliseconds(TimeSpan time) => time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture) + " ms";

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";
}
