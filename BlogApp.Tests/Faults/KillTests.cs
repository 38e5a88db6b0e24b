using BlogApp.Tests.Faults.Harness;

namespace BlogApp.Tests.Faults;

/// <summary>SIGKILL at random moments under load.</summary>
public sealed class KillTests : FaultTest
{
    // Enough to have every stage at work, and little enough to let the server start beside it.
    private static readonly LoadPlan Plan = new(Clients: 6, Pipelined: 4, Pause: TimeSpan.FromMilliseconds(4));

    [Theory]
    [InlineData(Store.Embedded)]
    [InlineData(Store.Redis)]
    public async Task KilledAtRandomMomentsUnderLoad_NothingIsLostAndNothingDoubled(Store store)
    {
        var rounds = FaultRun.Rounds(5, 500);
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed());
        var load = blog.StartLoad(Plan);
        for (var round = 1; round <= rounds; round++)
        {
            await Task.Delay(blog.Random.Next(20, 700), TestContext.Current.CancellationToken);
            await blog.Server.KillAsync();
            await blog.StartAgainAsync();
            // Now and then all of it, to know in which rounds a difference arose.
            if (round % 25 != 0)
                continue;
            await load.StopAsync();
            MustBeExact(blog, await blog.StopAndCompareAsync(), $"After {round} kills");
            await blog.StartAgainAsync();
            load = blog.StartLoad(Plan);
        }
        await load.StopAsync();
        Report("SIGKILL at random moments under load", store, rounds, blog, await blog.StopAndCompareAsync(), blog.SlowestStart);
    }
}
