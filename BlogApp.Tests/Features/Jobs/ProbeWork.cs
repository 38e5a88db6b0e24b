using BlogApp.Features.Jobs;

namespace BlogApp.Tests.Features.Jobs;

/// <summary>A job controlled by the test: it counts its runs and does what it is told.</summary>
internal sealed class ProbeWork(Probe probe) : IScheduledWork
{
    public ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken) => probe.RunAsync(cancellationToken);
}

internal sealed class Probe
{
    private int _started, _ended, _together, _mostTogether;

    public int Started => Volatile.Read(ref _started);
    public int Ended => Volatile.Read(ref _ended);
    public int MostTogether => Volatile.Read(ref _mostTogether);
    public bool Cancelled { get; private set; }

    public Func<CancellationToken, Task<WorkResult>> Work { get; set; } = _ => Task.FromResult(new WorkResult(0));

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _started);
        _mostTogether = Math.Max(_mostTogether, Interlocked.Increment(ref _together));
        try
        {
            return await Work(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled = true;
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _together);
            Interlocked.Increment(ref _ended);
        }
    }
}
