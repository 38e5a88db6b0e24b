using BlogApp.Platform.Failpoints;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults;

/// <summary>Two servers instead of one.</summary>
[Collection(FaultRun.DataCollection)]
public sealed class TwoServersTests : FaultTest
{
    private static readonly LoadPlan Plan = new(Clients: 4, Pause: TimeSpan.FromMilliseconds(3));

    [Fact]
    public async Task SecondServerOnTheSameData_IsRefused_EvenWhileTheFirstIsPausedBetweenCutAndCommit()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Redis, FaultRun.Seed(), failpoints: true);
        await blog.Server.StopAsync();
        await blog.StartAgainAsync((Failpoint.Variable, $"{FailpointNames.AfterCut}:2:stop"));
        var load = blog.StartLoad(Plan);
        await Eventually.Is(() => blog.Server.Output.Any(line => line == Failpoint.Announcement + FailpointNames.AfterCut), what: "the first server stands between cut and commit");
        await RefusedAsync("is in use by another BlogApp process", ("DataDirectory", blog.Server.DataDirectory), ("ConnectionStrings:Redis", blog.Redis!.ConnectionString));
        // The same database by another path: with a separate data directory.
        await RefusedAsync("ConnectionStrings:Blog", ("ConnectionStrings:Blog", $"Data Source={blog.DatabaseFile}"), ("ConnectionStrings:Redis", blog.Redis.ConnectionString));
        await blog.Server.SignalAsync("CONT");
        var until = blog.Ledger.Answered + 300;
        await Eventually.Is(() => blog.Ledger.Answered > until, what: "the first one goes on");
        await load.StopAsync();
        Report("a second server on the same data; paused between cut and commit", Store.Redis, 1, blog, await blog.StopAndCompareAsync());
    }

    [Fact]
    public async Task TwoBlogsOnOneRedis_CountNothingTwice_AndReportAForeignStore()
    {
        var seed = FaultRun.Seed();
        await using var blog = await FaultBlog.StartAsync(Store.Redis, seed);
        await using (var other = await FaultBlog.StartAsync(Store.Embedded, seed + 1, settings: ("ConnectionStrings:Redis", blog.Redis!.ConnectionString)))
        {
            var (load, others) = (blog.StartLoad(Plan), other.StartLoad(Plan));
            await Eventually.Is(() => blog.Ledger.Answered > 800 && other.Ledger.Answered > 800, TimeSpan.FromSeconds(60));
            await Task.WhenAll(load.StopAsync(), others.StopAsync());
            Assert.Contains(blog.Server.Output.Concat(other.Server.Output), line => line.Contains("is another blog's", StringComparison.Ordinal));
            // One stops. What the other's Redis did to it stays in its journal, and it restarts on its own.
            await other.Server.StopAsync();
            await other.StartAgainAsync(("ConnectionStrings:Redis", ""));
            MustBeExact(other, await other.StopAndCompareAsync(), "The other blog, with its own live store again");
        }
        Report("two blogs on one Redis", Store.Redis, 1, blog, await blog.StopAndCompareAsync());
    }

    /// <summary>The process ends at once with an error status, and gives the reason.</summary>
    private static async Task RefusedAsync(string words, params (string, string)[] settings)
    {
        await using var second = BlogServer.Launch(settings);
        await Eventually.Is(() => !second.Running, TimeSpan.FromSeconds(60), "the second server ends at once");
        Assert.NotEqual(0, await second.WaitForExitAsync());
        await Eventually.Is(() => second.Output.Any(line => line.Contains(words, StringComparison.Ordinal)), what: "it says: " + words);
    }
}
