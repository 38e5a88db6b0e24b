using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Starts the scheduler with the application, after bringing its store in line with the job table, and stops it.</summary>
internal sealed partial class JobsHost(
    IHostApplicationLifetime lifetime, IServiceProvider services, IOptionsMonitor<QuartzHostedServiceOptions> options,
    StoredSchedules stored, JobSignals signals, TimeProvider time, ILogger<JobsHost> log)
    : QuartzHostedService(lifetime, services, options)
{
    /// <summary>How long running jobs may go on once the server stops; then they are cancelled and have about two seconds left.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Before the scheduler fires anything: it waits until the application has started.</summary>
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
            while (!signals.Idle)
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
