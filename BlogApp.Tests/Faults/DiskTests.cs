using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults;

/// <summary>The database or the journal cannot be written for a while.</summary>
[Collection(FaultRun.StoresCollection)]
public sealed class DiskTests : FaultTest
{
    private const string Uncounted = "skipped; reason=journal";
    private static readonly LoadPlan Plan = new(Clients: 4, Pause: TimeSpan.FromMilliseconds(3));

    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task DatabaseLockedByAnotherProcess_PagesAndCountingGoOn_AndCountsAreExact(Store store)
    {
        if (store == Store.Redis)
            FaultRun.InLongFormOnly();
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed());
        var load = blog.StartLoad(Plan);
        await MoreAsync(blog, 200);
        await using (var other = await LockAsync(blog))
        {
            await blog.BecomesAsync("degraded", "locked by another process");
            await Task.Delay(FaultRun.Time(0, 30), TestContext.Current.CancellationToken);
            await MoreAsync(blog, 200);
        }
        await blog.BecomesAsync("normal");
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Assert.Empty(blog.Ledger.Skipped);
        Report("database locked by another process", store, 1, blog, await blog.StopAndCompareAsync(),
            remark: $"page p99 {load.Latencies.Percentile(0.99).TotalMilliseconds:0.0} ms");
        await IntactAsync(blog);
    }

    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task DatabaseDiskFull_PagesAndCountingGoOn_AndCountsAreExactOnceThereIsSpace(Store store)
    {
        if (store == Store.Redis)
            FaultRun.InLongFormOnly();
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed());
        await blog.Server.StopAsync();
        await using var disk = await MoveDatabaseAsync(blog);
        await blog.StartAgainAsync();
        var load = blog.StartLoad(Plan);
        await MoreAsync(blog, 200);
        for (var round = 0; round < FaultRun.Rounds(1, 8); round++)
        {
            disk.Fill();
            await blog.BecomesAsync("critical", "No space is left for the database");
            await MoreAsync(blog, 300);
            disk.Free();
            await blog.BecomesAsync("normal");
            await MoreAsync(blog, 100);
        }
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Assert.Empty(blog.Ledger.Skipped);
        Report("disk full on the database", store, FaultRun.Rounds(1, 8), blog, await blog.StopAndCompareAsync());
        await IntactAsync(blog);
    }

    [Fact]
    public async Task JournalDiskFull_UncountedViewsSaySo_AndCountsAreExact()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Embedded, FaultRun.Seed(),
            settings: [("Analytics:JournalSegmentBytes", "65536"), ("Analytics:PersistAtWaiting", "100000")]);
        await blog.Server.StopAsync();
        await using var disk = await SmallDisk.MountAsync(blog.JournalFolder, 2);
        await blog.StartAgainAsync();
        for (var round = 0; round < FaultRun.Rounds(1, 8); round++)
        {
            var load = blog.StartLoad(Plan);
            await MoreAsync(blog, 100);
            disk.Fill();
            var before = blog.Ledger.Skipped.GetValueOrDefault(Uncounted);
            await Eventually.Is(() => blog.Ledger.Skipped.GetValueOrDefault(Uncounted) > before + 20, TimeSpan.FromSeconds(60), "views are served uncounted, and say so");
            await blog.BecomesAsync("critical", "No space is left");
            Assert.Equal(200, await blog.StatusAsync("/"));
            disk.Free();
            await blog.BecomesAsync("normal");
            await MoreAsync(blog, 100);
            await load.StopAsync();
        }
        Assert.Equal(0, blog.Ledger.Failed);
        var verdict = await blog.StopAndCompareAsync();
        Report("disk full on the journal", Store.Embedded, FaultRun.Rounds(1, 8), blog, verdict, remark: $"{blog.Ledger.Skipped[Uncounted]} views served uncounted");
        await IntactAsync(blog);
    }

    [Fact]
    public async Task JournalNotWritable_UncountedViewsSaySo_AndCountingBeginsOnceItIsWritable()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Embedded, FaultRun.Seed());
        await blog.Server.StopAsync();
        await using var disk = await SmallDisk.MountAsync(blog.JournalFolder, 64);
        await disk.SetReadOnlyAsync(true);
        await blog.StartAgainAsync();
        var load = blog.StartLoad(Plan);
        await Eventually.Is(() => blog.Ledger.Skipped.GetValueOrDefault(Uncounted) > 50, what: "views are served uncounted, and say so");
        Assert.Equal(0, blog.Ledger.Answered);
        await blog.BecomesAsync("critical", "read-only");
        await disk.SetReadOnlyAsync(false);
        await blog.BecomesAsync("normal");
        await MoreAsync(blog, 100);
        await load.StopAsync();
        Assert.Equal(0, blog.Ledger.Failed);
        Report("journal not writable", Store.Embedded, 1, blog, await blog.StopAndCompareAsync(), remark: $"{blog.Ledger.Skipped[Uncounted]} views served uncounted");
    }

    /// <summary>Begins an external write transaction that lasts until it is disposed.</summary>
    internal static async Task<SqliteConnection> LockAsync(FaultBlog blog)
    {
        var other = new SqliteConnection($"Data Source={blog.DatabaseFile};Mode=ReadWrite;Pooling=False;Default Timeout=30");
        await other.OpenAsync();
        await using var command = other.CreateCommand();
        command.CommandText = "PRAGMA wal_autocheckpoint=0; BEGIN IMMEDIATE;";
        await command.ExecuteNonQueryAsync();
        return other;
    }

    /// <summary>SQLite follows the link, so the database's log is on the small disk as well.</summary>
    private static async Task<SmallDisk> MoveDatabaseAsync(FaultBlog blog)
    {
        var folder = Path.Combine(blog.Server.DataDirectory, "small");
        var disk = await SmallDisk.MountAsync(folder, 16);
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(folder, "blog.db");
        File.Copy(blog.DatabaseFile, file);
        foreach (var old in Directory.GetFiles(blog.Server.DataDirectory, "blog.db*"))
            File.Delete(old);
        File.CreateSymbolicLink(blog.DatabaseFile, file);
        return disk;
    }

    private static async Task IntactAsync(FaultBlog blog)
    {
        await using var connection = new SqliteConnection($"Data Source={blog.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", await command.ExecuteScalarAsync());
    }

    private static Task MoreAsync(FaultBlog blog, int views)
    {
        var until = blog.Ledger.Answered + views;
        return Eventually.Is(() => blog.Ledger.Answered >= until, TimeSpan.FromSeconds(60), $"{views} more views are counted");
    }
}
