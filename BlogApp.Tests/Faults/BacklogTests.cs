using System.Globalization;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults;

/// <summary>More hits wait in the journal than a start can wait for, or than the disk may hold.</summary>
[Collection(FaultRun.StoresCollection)]
public sealed class BacklogTests : FaultTest
{
    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task MillionJournaledViews_AtStart_DoNotDelayPages_AndAreAllPersisted(Store store)
    {
        if (store == Store.Redis)
            FaultRun.InLongFormOnly();
        const int views = 1_000_000;
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed());
        await blog.Server.StopAsync();
        var plain = await blog.StartAgainAsync();
        await blog.Server.StopAsync();
        Backlog.Write(blog, views);
        var started = TimeProvider.System.GetTimestamp();
        var ready = await blog.StartAgainAsync();
        await Eventually.Is(async () => await blog.Server.SqlAsync("SELECT sum(Views) FROM Article") == views, TimeSpan.FromSeconds(120), "SQL contains the million");
        var caughtUp = TimeProvider.System.GetElapsedTime(started);
        Report("a million views in the journal at the start", store, 1, blog, await blog.StopAndCompareAsync(), ready,
            string.Create(CultureInfo.InvariantCulture, $"{plain.TotalSeconds:0.00} s without them; in SQL after {caughtUp.TotalSeconds:0.0} s"));
        // Measured, it is a second. How long a start takes depends on the machine and its load.
        Assert.InRange(ready, TimeSpan.Zero, 2 * plain + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task RedisAndSqlAway_MemoryAndJournalStayBounded_AndFullJournalServesUncounted()
    {
        const long bound = 32L << 20;
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed(), settings:
        [
            ("Analytics:JournalMaxBytes", bound.ToString(CultureInfo.InvariantCulture)),
            ("Analytics:JournalSegmentBytes", "1048576"),
            ("Analytics:RedisGraceSeconds", "3600"),
        ]);
        await blog.Server.StopAsync();
        // The journal is mostly full already: what a previous process left counts as well.
        Backlog.Write(blog, FaultRun.Long ? 50_000 : 1_000_000, mostBytes: 26 << 20);
        await blog.Redis!.KillAsync();
        await blog.StartAgainAsync();
        await using (var other = await DiskTests.LockAsync(blog))
        {
            var load = blog.StartLoad(new LoadPlan(Clients: 10, Pause: TimeSpan.FromMilliseconds(4)));
            await Eventually.Is(() => blog.Ledger.Answered > 1000);
            await blog.BecomesAsync("degraded", "journal");
            var before = Memory(blog);
            const string uncounted = "skipped; reason=journal";
            await Task.Delay(FaultRun.Time(0, 600), TestContext.Current.CancellationToken);
            await load.StopAsync();
            load = blog.StartLoad(new LoadPlan(Clients: 8, Pipelined: 16));
            await Eventually.Is(() => blog.Ledger.Skipped.GetValueOrDefault(uncounted) > 100, TimeSpan.FromSeconds(180), "the journal is full");
            await blog.BecomesAsync("critical", "JournalMaxBytes");
            var (after, journal) = (Memory(blog), JournalBytes(blog));
            Assert.Equal(200, await blog.StatusAsync("/"));
            await load.StopAsync();
            Assert.InRange(journal, 0, bound);
            Assert.InRange(after - before, long.MinValue, 150L << 20);
            TestContext.Current.TestOutputHelper?.WriteLine($"memory {before >> 20} to {after >> 20} MiB, journal {journal >> 20} MiB");
        }
        await blog.Redis.StartAgainAsync();
        await blog.BecomesAsync("normal");
        var healed = blog.StartLoad();
        var until = blog.Ledger.Answered + 500;
        await Eventually.Is(() => blog.Ledger.Answered > until, TimeSpan.FromSeconds(60), "views are counted again");
        await healed.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Report("Redis and SQL away until the journal is full", Store.Redis, 1, blog, await blog.StopAndCompareAsync(), remark: $"{blog.Ledger.Skipped.Values.Sum()} views served uncounted");
    }

    /// <summary>The process's own memory, without mapped files.</summary>
    private static long Memory(FaultBlog blog)
    {
        var line = File.ReadLines($"/proc/{blog.Server.ProcessId}/status").First(l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }

    private static long JournalBytes(FaultBlog blog) =>
        Directory.GetFiles(blog.JournalFolder, "*.wal", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}
