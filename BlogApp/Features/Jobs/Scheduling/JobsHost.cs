using BlogApp.Features.Jobs.Tasks.Running;
using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Aligns the scheduler's store with the job table and the open tasks, then starts the scheduler with the application, and stops it.</summary>
internal sealed partial class JobsHost(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options,
    StoredSchedules stored, JobNotifier notifier, TaskTriggers tasks, TaskNotifier runs, TaskStore rows, TimeProvider time, ILogger<JobsHost> log)
    : QuartzHostedService(lifetime, services, options)
{
    /// <summary>How long running jobs may continue after the server begins to stop. They are then canceled and have about two seconds left.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Runs before the scheduler fires anything, because it waits until the application has started.</summary>
    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var scheduler in Schedulers)
            await stored.BringInLineAsync(scheduler, cancellationToken);
        await tasks.BringInLineAsync(cancellationToken);
    }

    public override async Task StoppingAsync(CancellationToken cancellationToken)
    {
        foreach (var scheduler in Schedulers)
            if (scheduler.Status == SchedulerStatus.Running)
                await scheduler.Standby(cancellationToken);
        // A task may take hours: it is interrupted at once, and begins again with the next start.
        runs.Stop();
        using var patience = new CancellationTokenSource(Grace, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        try
        {
            while (!notifier.Idle)
                await tick.WaitForNextTickAsync(linked.Token);
        }
        catch (OperationCanceledException)
        {
            Log.Interrupting(log, Grace.TotalSeconds);
            await ForgiveAsync(runs.Ids, cancellationToken);
        }
    }

    /// <summary>Tasks that do not end in time do not count as if they had ended the server.</summary>
    private async Task ForgiveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        try
        {
            if (ids.Count > 0)
                await rows.ForgiveAsync(ids, cancellationToken);
        }
        catch (Exception error)
        {
            Log.NotForgiven(log, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs were still running {Seconds} s after the stop began; they are cancelled")]
        public static partial void Interrupting(ILogger log, double seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Background tasks that did not end in time count as if the server had ended while they ran")]
        public static partial void NotForgiven(ILogger log, Exception error);
    }
}
