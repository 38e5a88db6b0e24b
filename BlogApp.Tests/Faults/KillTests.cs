using System.Globalization;
using BlogApp.Tests.Faults.Harness;

namespace BlogApp.Tests.Faults;

/// <summary>SIGKILL at random moments under load.</summary>
public abstract class KillTests(Store store) : FaultTest
{
    // Enough to keep every stage busy, and little enough for the server to start beside it.
    private static readonly LoadPlan Plan = new(Clients: 6, Pipelined: 4, Pause: TimeSpan.FromMilliseconds(4));

    [Fact]
    public async Task ServerKilledAtRandomMoments_UnderLoad_LosesAndDoublesNothing()
    {
        var rounds = FaultRun.Rounds(12, 500);
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed());
        var load = blog.StartLoad(Plan);
        for (int round = 1, check = 50; round <= rounds; round++)
        {
            await MomentAsync(blog.Random.Next(20, 700));
            await blog.Server.KillAsync();
            // Half of the time it is killed again before it has started.
            while (round < rounds && blog.Random.Next(2) == 0)
            {
                blog.Server.LaunchAgain();
                await MomentAsync(blog.Random.Next(50, 2000));
                await blog.Server.KillAsync();
                round++;
            }
            await blog.StartAgainAsync();
            // Occasionally compares everything, to know in which rounds a difference arose.
            if (round < check || round == rounds)
                continue;
            check += 50;
            await load.StopAsync();
            MustBeExact(blog, await blog.StopAndCompareAsync(), $"After {round} kills");
            await blog.StartAgainAsync();
            load = blog.StartLoad(Plan);
        }
        await load.StopAsync();
        Report("SIGKILL at random moments under load", store, rounds, blog, await blog.StopAndCompareAsync(), blog.SlowestStart,
            string.Create(CultureInfo.InvariantCulture, $"first page after {blog.UsualStart.TotalSeconds:0.00} s in the median"));
        if (FaultRun.Long)
            await blog.FindsARowChangedByHandAsync();
    }

    private static Task MomentAsync(int milliseconds) => Task.Delay(milliseconds, TestContext.Current.CancellationToken);
}

public sealed class KillEmbeddedTests() : KillTests(Store.Embedded);

[Collection(FaultRun.RedisCollection)]
public sealed class KillRedisTests() : KillTests(Store.Redis);
