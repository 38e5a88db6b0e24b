using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Faults;

/// <summary>SIGTERM under load: what was acknowledged is in SQL when the process ends.</summary>
public abstract class StopTests(Store store) : FaultTest
{
    [Fact]
    public async Task ServerStoppedUnderLoad_DrainsInTime_AndLeavesNothingWaiting()
    {
        var rounds = FaultRun.Rounds(2, 30);
        await using var blog = await FaultBlog.StartAsync(store, FaultRun.Seed(), settings: ("Analytics:DrainSeconds", "5"));
        var slowest = TimeSpan.Zero;
        for (var round = 1; round <= rounds; round++)
        {
            if (round > 1)
                await blog.StartAgainAsync();
            var load = blog.StartLoad(new LoadPlan(Pipelined: FaultRun.Long ? 8 : 1));
            var until = blog.Ledger.Answered + blog.Random.Next(100, FaultRun.Long ? 270_000 : 5000);
            await Eventually.Is(() => blog.Ledger.Answered > until, TimeSpan.FromMinutes(3));
            var started = TimeProvider.System.GetTimestamp();
            var status = await blog.Server.StopAsync();
            var took = TimeProvider.System.GetElapsedTime(started);
            slowest = took > slowest ? took : slowest;
            await load.StopAsync();
            Assert.Equal(0, status);
            MustBeExact(blog, blog.ComparePersisted(), $"After {round} stops");
        }
        // The drain has five seconds, plus the pending requests and the rest of the shutdown.
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        if (FaultRun.Long)
            await blog.VerifiesItselfAsync();
        Report("SIGTERM under load", store, rounds, blog, blog.ComparePersisted(), blog.SlowestStart, $"slowest stop {slowest.TotalSeconds:0.00} s");
    }
}

public sealed class StopEmbeddedTests() : StopTests(Store.Embedded);

[Collection(FaultRun.RedisCollection)]
public sealed class StopRedisTests() : StopTests(Store.Redis);
