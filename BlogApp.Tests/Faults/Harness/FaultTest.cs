namespace BlogApp.Tests.Faults.Harness;

/// <summary>A row of the matrix: takes its time, and reports what came of it.</summary>
[Collection(FaultRun.Collection)]
public abstract class FaultTest : IAsyncLifetime
{
    private long _started;

    /// <summary>Whether the row compares latencies.</summary>
    private protected virtual bool Measures => false;

    private bool Alone => Measures && FaultRun.Long;

    public async ValueTask InitializeAsync()
    {
        await Quiet.EnterAsync(Alone, TestContext.Current.CancellationToken);
        _started = TimeProvider.System.GetTimestamp();
    }

    public ValueTask DisposeAsync()
    {
        Quiet.Leave(Alone);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Writes the row's line and fails unless SQL contains exactly what was acknowledged.</summary>
    private protected void Report(string fault, Store store, int rounds, FaultBlog blog, Verdict verdict, TimeSpan? recovery = null, string remark = "")
    {
        FaultReport.Add(new FaultRow(fault, store == Store.Redis ? "redis" : "embedded", rounds, blog.Ledger.Answered,
            blog.Ledger.Unanswered + blog.Ledger.Failed, verdict.Lost, verdict.Doubled, recovery, blog.Seed, TimeProvider.System.GetElapsedTime(_started), remark));
        MustBeExact(blog, verdict, fault);
    }

    private protected static void MustBeExact(FaultBlog blog, Verdict verdict, string when) => Assert.True(verdict.Exact,
        $"{when}: {verdict.Lost} views lost, {verdict.Doubled} doubled, {verdict.Differences.Count} differences. Replay with FAULT_SEED={blog.Seed}\n"
        + string.Join('\n', verdict.Differences.Take(20)) + "\n\nThe server said at last:\n" + string.Join('\n', blog.Server.Output.TakeLast(30)));
}
