using System.Collections.Concurrent;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Tracks what is running, and a number that grows whenever something about the jobs changes.</summary>
internal sealed class JobNotifier(TimeProvider time) : IJobListener
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TriggerKey, TaskCompletionSource<JobRunEnd>> _awaited = [];
    private long _version, _plansVersion;

    public string Name => "signals";

    /// <summary>Compare it with the number seen before. It is cheap enough to read twice a second.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Grows only when a person or the blog changed a schedule or a pause, or asked for a run; not with every run.</summary>
    public long PlansVersion => Volatile.Read(ref _plansVersion);

    public bool Idle => _running.IsEmpty;

    /// <summary>When the current run began; null when the job is not running.</summary>
    public DateTimeOffset? RunningSince(string name) => _running.TryGetValue(name, out var since) ? since : null;

    /// <summary>Completes with the end of the next run that this trigger starts.</summary>
    public Task<JobRunEnd> EndOf(TriggerKey trigger) =>
        _awaited.GetOrAdd(trigger, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Changed()
    {
        Interlocked.Increment(ref _plansVersion);
        Ran();
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        _running[context.JobDetail.Key.Name] = time.GetUtcNow();
        Ran();
        return default;
    }

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken) => Ended(context, null);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken) => Ended(context, jobException);

    private void Ran() => Interlocked.Increment(ref _version);

    private ValueTask Ended(IJobExecutionContext context, JobExecutionException? error)
    {
        _running.TryRemove(context.JobDetail.Key.Name, out _);
        Ran();
        if (_awaited.TryRemove(context.Trigger.Key, out var waiting))
        {
            var report = error is null ? context.Result as JobRunReport : null;
            waiting.TrySetResult(new(report?.Metrics?.GetValueOrDefault(ScheduledRun.Rows) as long?, report?.Summary, error?.GetBaseException().Message, context.JobRunTime));
        }
        return default;
    }
}
