using BlogApp.Platform.Failpoints;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Faults.Giveaways;

/// <summary>
/// Giveaways are claimed while the server is killed, Redis is flushed or set back, and SQL is locked. Never more winners
/// than stock, never a claim lost, doubled, or told differently twice.
/// </summary>
public abstract class GiveawayFaultTests(Store store) : FaultTest
{
    private const int Killed = 137;

    [Fact]
    public async Task GiveawaysClaimed_WhileEverythingBreaks_AreExact()
    {
        var rounds = FaultRun.Rounds(5, 200);
        await using var blog = await ClaimBlog.StartAsync(store, FaultRun.Seed());
        var load = blog.StartClaims();
        for (var round = 0; round < rounds; round++)
        {
            await blog.MoreAsync(blog.Random.Next(5, 60));
            if (round % 3 == 2)
                await blog.NextGiveawayAsync();
            await BreakAsync(blog);
        }
        await load.DisposeAsync();
        await ReportAsync("giveaways: kills, FLUSHALL, Redis set back, SQL locked", rounds, blog);
    }

    [Fact]
    public async Task ServerKilledAtEachStepOfAClaim_LosesAndDoublesNothing()
    {
        await using var blog = await ClaimBlog.StartAsync(store, FaultRun.Seed(), failpoints: true);
        var load = blog.StartClaims();
        await blog.MoreAsync(20);
        await blog.Server.KillAsync();
        var rounds = 0;
        foreach (var name in FailpointNames.Claims)
        {
            var passings = FaultRun.Long ? [1, 2, blog.Random.Next(3, 30)] : (int[])[1 + blog.Random.Next(name == FailpointNames.ClaimJournaled ? 20 : 1)];
            foreach (var passing in passings.Where(p => p == 1 || name is not (FailpointNames.BeforeClaimRecovery or FailpointNames.InClaimRebuild or FailpointNames.BeforeClaimPrune)))
            {
                if (rounds++ % 3 == 0)
                    await blog.NextGiveawayAsync();
                blog.Server.LaunchAgain((Failpoint.Variable, $"{name}:{passing}"));
                await Eventually.Is(() => !blog.Server.Running, TimeSpan.FromSeconds(90), $"the server dies at {name}");
                Assert.True(Killed == await blog.Server.WaitForExitAsync(), $"The server ended otherwise than at {name}:\n" + string.Join('\n', blog.Server.Output.TakeLast(20)));
            }
        }
        await blog.Server.StartAgainAsync((Failpoint.Variable, ""));
        await blog.MoreAsync(20);
        await load.DisposeAsync();
        await ReportAsync("giveaways: SIGKILL at each failpoint", rounds, blog);
    }

    private static async Task BreakAsync(ClaimBlog blog)
    {
        switch (blog.Random.Next(blog.Redis is null ? 3 : 6))
        {
            case 0 or 1:
                await blog.Server.KillAsync();
                // Half of the time Redis is emptied meanwhile.
                if (blog.Redis is not null && blog.Random.Next(2) == 0)
                    await blog.Redis.AskAsync("FLUSHALL");
                await blog.Server.StartAgainAsync();
                return;
            case 2:
                await using (var other = new SqliteConnection($"Data Source={blog.DatabaseFile};Pooling=False"))
                {
                    await other.OpenAsync();
                    await using var locked = other.CreateCommand();
                    locked.CommandText = "BEGIN IMMEDIATE";
                    await Eventually.Is(() => Begins(locked));
                    await blog.MoreAsync(20);
                    // Some of the time it dies with all that waits.
                    if (blog.Random.Next(3) == 0)
                        await blog.Server.KillAsync();
                }
                if (!blog.Server.Running)
                    await blog.Server.StartAgainAsync();
                return;
            case 3:
                await blog.Redis!.AskAsync("FLUSHALL");
                return;
            case 4:
                // Set back: what it has forgotten was promised, told and persisted meanwhile.
                await blog.Redis!.AskAsync($"COPY {blog.Key} older REPLACE");
                await blog.MoreAsync(30);
                await blog.Redis.AskAsync($"COPY older {blog.Key} REPLACE");
                return;
            default:
                await blog.Redis!.KillAsync();
                await blog.MoreAsync(20);
                await blog.Redis.StartAgainAsync();
                return;
        }
    }

    private static bool Begins(SqliteCommand command)
    {
        try
        {
            command.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException)
        {
            // The server is writing.
            return false;
        }
    }

    private async Task ReportAsync(string fault, int rounds, ClaimBlog blog)
    {
        var wrong = await blog.StopAndCompareAsync();
        var lost = wrong.Count(w => w.Contains("lost", StringComparison.Ordinal));
        FaultReport.Add(new FaultRow(fault, store == Store.Redis ? "redis" : "embedded", rounds, blog.Ledger.Claims, blog.Ledger.Unanswered, lost, wrong.Count - lost,
            null, blog.Seed, Elapsed, $"claims instead of views; {blog.Ledger.Told} decisions told"));
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong. Replay with FAULT_SEED={blog.Seed}\n{string.Join('\n', wrong.Take(20))}\n\nThe server said at last:\n{string.Join('\n', blog.Server.Output.TakeLast(30))}");
    }
}

public sealed class GiveawayFaultEmbeddedTests() : GiveawayFaultTests(Store.Embedded);

[Collection(FaultRun.RedisCollection)]
public sealed class GiveawayFaultRedisTests() : GiveawayFaultTests(Store.Redis);
