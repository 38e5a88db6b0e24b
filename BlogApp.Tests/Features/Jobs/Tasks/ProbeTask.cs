using System.Collections.Concurrent;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Faults;
using BlogApp.Platform.Stores;

namespace BlogApp.Tests.Features.Jobs.Tasks;

/// <summary>A task that does what its input says, and waits where a test wants it to.</summary>
internal class ProbeTask(ProbeGate gate) : ITaskWork
{
    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        var what = run.Input<string>();
        var now = gate.Enter(run.Id);
        try
        {
            run.Report("Half way", 1, 2);
            switch (what)
            {
                case "fail":
                    throw new TaskFailedException("The file is broken.");
                case "crash":
                    throw new InvalidOperationException("a secret detail");
                case "away" when gate.Failures-- > 0:
                    throw new StoreUnavailableException(StoreKind.Sql, new Fault(FaultSource.Sqlite, FaultKind.Busy, "The database is locked."));
                case "wait":
                    await gate.Opened.Task.WaitAsync(cancellationToken);
                    break;
            }
            return $"{{\"ran\":{now}}}";
        }
        finally
        {
            gate.Leave();
        }
    }
}

/// <summary>A kind that must not run twice.</summary>
internal sealed class OnceTask(ProbeGate gate) : ProbeTask(gate);

/// <summary>What a test knows about its probes.</summary>
internal sealed class ProbeGate
{
    private int _inside, _most;

    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    public ConcurrentQueue<long> Entered { get; } = new();
    public int Most => _most;

    /// <summary>How often "away" still fails.</summary>
    public int Failures { get; set; }

    public int Enter(long id)
    {
        Entered.Enqueue(id);
        var inside = Interlocked.Increment(ref _inside);
        lock (Entered)
            _most = Math.Max(_most, inside);
        return inside;
    }

    public void Leave() => Interlocked.Decrement(ref _inside);
}
