namespace BlogApp.Tests.Faults.Harness;

/// <summary>A row of the matrix. It takes its time and reports its result.</summary>
[Collection(FaultRun.Collection)]
public abstract class FaultTest : IAsyncLifetime
{
    /// <summary>More than ever run at once: a test that holds all of them is alone.</summary>
    private const int Places = 16;

    private static readonly SemaphoreSlim s_places = new(Places);
    private long _started;

    /// <summary>Whether the row compares latencies. In the long form it waits until the others have ended, and they wait for it.</summary>
    private protected virtual bool Measures => false;

    /// <summary>How long the row has taken.</summary>
    private protected TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_started);

    private int Wanted => Measures && FaultRun.Long ? Places : 1;

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < Wanted; i++)
            await s_places.WaitAsync(TestContext.Current.CancellationToken);
        _started = TimeProvider.System.GetTimestamp();
    }

    public ValueTask DisposeAsync()
    {
        s_places.Release(Wanted);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the row's line and fails unless SQL contains exactly what was acknowledged.</summary>
    private protected void Report(string fault, Store store, int rounds, FaultBlog blog, Verdict verdict, TimeSpan? recovery = null, string remark = "")
    {
        FaultReport.Add(new FaultRow(fault, store == Store.Redis ? "redis" : "embedded", rounds, blog.Ledger.Answered,
            blog.Ledger.Unanswered + blog.Ledger.Failed, verdict.Lost, verdict.Doubled, recovery, blog.Seed, Elapsed, remark));
        MustBeExact(blog, verdict, fault);
    }

    private protected static void MustBeExact(FaultBlog blog, Verdict verdict, string when) => Assert.True(verdict.Exact,
        $"{when}: {verdict.Lost} views lost, {verdict.Doubled} doubled, {verdict.Differences.Count} differences. Replay with FAULT_SEED={blog.Seed}\n"
        + string.Join('\n', verdict.Differences.Take(20)) + "\n\nThe server said at last:\n" + string.Join('\n', blog.Server.Output.TakeLast(30)));
}
