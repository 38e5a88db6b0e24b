using System.Collections.Concurrent;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Tracks what is running, and a number that grows whenever something about the jobs changes.</summary>
internal sealed class JobNotifier(TimeProvider time) : IJobListener
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _running = new(StringComparer.Ordinal);
    private long _version;

    public string Name => "signals";

    /// <summary>Compare it with the number seen before. It is cheap enough to read twice a second.</summary>
    public long Version => Volatile.Read(ref _version);

    public bool Idle => _running.IsEmpty;

    /// <summary>When the current run began; null when the job is not running.</summary>
    public DateTimeOffset? RunningSince(string name) => _running.TryGetValue(name, out var since) ? since : null;

    public void Changed() => Interlocked.Increment(ref _version);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        _running[context.JobDetail.Key.Name] = time.GetUtcNow();
        Changed();
        return default;
    }

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken) => Ended(context);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken) => Ended(context);

    private ValueTask Ended(IJobExecutionContext context)
    {
        _running.TryRemove(context.JobDetail.Key.Name, out _);
        Changed();
        return default;
    }
}
