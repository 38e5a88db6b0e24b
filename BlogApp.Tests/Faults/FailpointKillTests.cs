using BlogApp.Platform.Failpoints;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults;

/// <summary>SIGKILL at each step of the protocol: at the first passing, and at a later one.</summary>
public abstract class FailpointKillTests(Store store) : FaultTest
{
    private const int Killed = 128 + 9;
    private static readonly LoadPlan Plan = new(Clients: 6, Pipelined: 4, Pause: TimeSpan.FromMilliseconds(4));

    /// <summary>A process passes these once, or not again without another fault.</summary>
    private static readonly string[] PassedOnce =
    [
        FailpointNames.BeforeRecovery, FailpointNames.InRecovery, FailpointNames.AfterRecovery, FailpointNames.BeforeRetire,
        FailpointNames.BeforeDrain, FailpointNames.InDrain, FailpointNames.AfterDrain,
    ];

    private static readonly string[] Drain = [FailpointNames.BeforeDrain, FailpointNames.InDrain, FailpointNames.AfterDrain];
    private static readonly string[] Rebuild =
        [FailpointNames.BeforeRebuild, FailpointNames.InRebuild, FailpointNames.RebuildLoaded, FailpointNames.AfterRebuild];

    [Fact]
    public async Task ServerKilledAtEachFailpoint_LosesAndDoublesNothing()
    {
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed(), failpoints: true, settings: ("Analytics:JournalSegmentBytes", "65536"));
        var rounds = 0;
        for (var repeat = 0; repeat < FaultRun.Rounds(1, 2); repeat++)
        {
            var load = blog.StartLoad(Plan);
            await Eventually.Is(() => blog.Ledger.Answered > 100);
            await blog.Server.KillAsync();
            foreach (var (name, passing) in Points(store, blog.Random))
            {
                await DieAtAsync(blog, name, passing);
                rounds++;
            }
            await load.StopAsync();
            await blog.StartAgainAsync((Failpoint.Variable, ""));
            MustBeExact(blog, await blog.StopAndCompareAsync(), $"After {rounds} kills at failpoints");
            await blog.StartAgainAsync();
        }
        Report("SIGKILL at each failpoint", store, rounds, blog, await blog.StopAndCompareAsync(), blog.SlowestStart, $"{FailpointNames.Views.Count} failpoints");
    }

    /// <summary>
    /// Every failpoint, in an order chosen by the seed, at the first passing and at a later one. The short form takes
    /// one of the two, and every other failpoint on each store, so that both stores together cover all.
    /// </summary>
    private static IEnumerable<(string Name, int Passing)> Points(Store store, Random random)
    {
        var names = FailpointNames.Views.Where(name => store == Store.Redis || name != FailpointNames.RebuildLoaded).ToArray();
        if (!FaultRun.Long)
            names = [.. names.Where(name => name == FailpointNames.RebuildLoaded || FailpointNames.Views.Index().First(p => p.Item == name).Index % 2 == (int)store)];
        random.Shuffle(names);
        foreach (var name in names)
        {
            // The embedded store is rebuilt once, at start.
            var once = PassedOnce.Contains(name) || (store == Store.Embedded && Rebuild.Contains(name));
            var later = random.Next(2, name is FailpointNames.JournalWritten ? 500 : 5);
            var first = once || random.Next(2) == 0;
            if (first || FaultRun.Long)
                yield return (name, 1);
            if (!once && (!first || FaultRun.Long))
                yield return (name, later);
        }
    }

    /// <summary>Restarts the server, under load and with what the step needs, until it dies at the failpoint.</summary>
    private static async Task DieAtAsync(FaultBlog blog, string name, int passing)
    {
        for (var attempt = 1; ; attempt++)
        {
            blog.Server.LaunchAgain((Failpoint.Variable, $"{name}:{passing}"));
            if (await DiesAsync(blog, name))
            {
                Assert.True(Killed == await blog.Server.WaitForExitAsync(), $"The server ended otherwise than at {name}:\n" + string.Join('\n', blog.Server.Output.TakeLast(20)));
                return;
            }
            // A process that was killed between two hits leaves no open batch to recover, so kill another one.
            Assert.True(attempt < 5, $"The server never passed {name} {passing} times.");
            await blog.Server.KillAsync();
        }
    }

    private static async Task<bool> DiesAsync(FaultBlog blog, string name)
    {
        var until = TimeProvider.System.GetTimestamp() + 30 * TimeProvider.System.TimestampFrequency;
        var enough = blog.Ledger.Answered + 50;
        while (blog.Server.Running && TimeProvider.System.GetTimestamp() < until)
        {
            if (blog.Ledger.Answered > enough && Drain.Contains(name))
            {
                await blog.Server.SignalAsync("TERM");
                enough = long.MaxValue;
            }
            if (blog.Ledger.Answered > enough && name is FailpointNames.BeforeRecovery or FailpointNames.InRecovery or FailpointNames.AfterRecovery)
                return false;
            if (blog.Ledger.Answered > enough && Rebuild.Contains(name))
                await blog.Redis!.AskAsync("FLUSHALL");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        return !blog.Server.Running;
    }
}

public sealed class FailpointKillEmbeddedTests() : FailpointKillTests(Store.Embedded);

[Collection(FaultRun.RedisCollection)]
public sealed class FailpointKillRedisTests() : FailpointKillTests(Store.Redis);
