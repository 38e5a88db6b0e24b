using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Aligns the scheduler's store with the job table, then starts the scheduler with the application, and stops it.</summary>
internal sealed partial class JobsHost(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options,
    StoredSchedules stored, JobNotifier notifier, TimeProvider time, ILogger<JobsHost> log)
    : QuartzHostedService(lifetime, services, options)
{
    /// <summary>How long running jobs may continue after the server begins to stop. They are then canceled and have about two seconds left.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Runs before the scheduler fires anything, because it waits until the application has started.</summary>
    public override async Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var scheduler in Schedulers)
            await stored.BringInLineAsync(scheduler, cancellationToken);
    }

    public override async Task StoppingAsync(CancellationToken cancellationToken)
    {
        foreach (var scheduler in Schedulers)
            if (scheduler.Status == SchedulerStatus.Running)
                await scheduler.Standby(cancellationToken);
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
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs were still running {Seconds} s after the stop began; they are cancelled")]
        public static partial void Interrupting(ILogger log, double seconds);
    }
}
