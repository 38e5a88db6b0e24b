using BlogApp.Platform.Failpoints;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults;

/// <summary>Each step fails once, as with a disk or network error. The process survives and counts exactly.</summary>
public abstract class FailpointThrowTests(Store store) : FaultTest
{
    private static readonly string[] Recovery = [FailpointNames.InRecovery, FailpointNames.AfterRecovery];
    private static readonly string[] Drain = [FailpointNames.BeforeDrain, FailpointNames.InDrain, FailpointNames.AfterDrain];

    [Fact]
    public async Task EachStep_FailingOnce_LosesAndDoublesNothing()
    {
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed(), failpoints: true, settings: ("Analytics:JournalSegmentBytes", "65536"));
        var rounds = FaultRun.Rounds(1, 4);
        for (var round = 0; round < rounds; round++)
        {
            var load = blog.StartLoad(new LoadPlan(Clients: 6, Pipelined: 2, Pause: TimeSpan.FromMilliseconds(4)));
            var before = blog.Ledger.Answered;
            await Eventually.Is(() => blog.Ledger.Answered > before + 200);
            await blog.Server.KillAsync();
            // A failed drain does not complete.
            var drain = Drain[blog.Random.Next(Drain.Length)];
            var points = FailpointNames.Views.Where(name => store == Store.Redis || name != FailpointNames.RebuildLoaded).Except(Drain).Append(drain).ToList();
            await FailAtAsync(blog, points);
            await load.StopAsync();
            // A server that is stopped during its start has nothing to drain.
            await blog.AnswersAsync();
            Assert.Equal(0, await blog.Server.StopAsync());
            Assert.Contains(drain, Passed(blog));
            await blog.StartAgainAsync((Failpoint.Variable, ""));
            MustBeExact(blog, await blog.StopAndCompareAsync(), $"Round {round + 1}");
            await blog.StartAgainAsync();
        }
        Report("A step fails (exception) at each failpoint", store, rounds, blog, await blog.StopAndCompareAsync(), remark: $"{FailpointNames.Views.Count} failpoints, {blog.Ledger.Failed} answers of status 500");
    }

    private static async Task FailAtAsync(FaultBlog blog, List<string> points)
    {
        var asked = blog.Server.Output.Count;
        Launch(points);
        var wanted = points.Except(Drain).ToHashSet();
        var waited = 0;
        var enough = 0L;
        var started = TimeProvider.System.GetTimestamp();
        await Eventually.Is(async () =>
        {
            // A rebuild requires a wiped store.
            if (blog.Redis is not null && ++waited % 100 == 0)
                await blog.Redis.AskAsync("FLUSHALL");
            Assert.True(blog.Server.Running, "The server ended:\n" + string.Join('\n', blog.Server.Output.TakeLast(30)));
            wanted.ExceptWith(Passed(blog, asked));
            if (wanted.Count > 0 && wanted.IsSubsetOf(Recovery) && blog.Ledger.Answered > enough)
            {
                // A process that was killed between two hits leaves no open batch to recover, so kill another one.
                enough = blog.Ledger.Answered + 100;
                await blog.Server.KillAsync();
                Launch([.. wanted, .. points.Intersect(Drain)]);
            }
            Assert.True(wanted.Count == 0 || TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(120),
                $"Never passed: {string.Join(", ", wanted)}\n{string.Join('\n', blog.Server.Output.TakeLast(30))}");
            return wanted.Count == 0;
        }, TimeSpan.FromSeconds(130));

        void Launch(IEnumerable<string> names) =>
            blog.Server.LaunchAgain((Failpoint.Variable, string.Join(',', names.Select(name => $"{name}:{PassingOf(name, blog.Random)}:throw"))));
    }

    private static int PassingOf(string name, Random random) => name switch
    {
        FailpointNames.JournalWritten => random.Next(1, 500),
        FailpointNames.BatchEnded or FailpointNames.BeforeApply or FailpointNames.AfterApply => random.Next(1, 20),
        FailpointNames.BeforeRecovery or FailpointNames.InRecovery or FailpointNames.AfterRecovery or FailpointNames.BeforeRetire => 1,
        FailpointNames.BeforeDrain or FailpointNames.InDrain or FailpointNames.AfterDrain or FailpointNames.BeforeRebuild or FailpointNames.InRebuild
            or FailpointNames.RebuildLoaded or FailpointNames.AfterRebuild => 1,
        _ => random.Next(1, 4),
    };

    private static HashSet<string> Passed(FaultBlog blog, int since = 0) =>
        [.. blog.Server.Output.Skip(since).Where(l => l.StartsWith(Failpoint.Announcement, StringComparison.Ordinal)).Select(l => l[Failpoint.Announcement.Length..])];
}

public sealed class FailpointThrowEmbeddedTests() : FailpointThrowTests(Store.Embedded);

[Collection(FaultRun.RedisCollection)]
public sealed class FailpointThrowRedisTests() : FailpointThrowTests(Store.Redis);
