using BlogApp.Features.Jobs.Scheduling;
using Quartz;

namespace BlogApp.Features.Jobs;

/// <summary>Runs jobs outside their schedules and changes the schedules. Actions of people are written to the audit.</summary>
internal sealed partial class JobCommands(
    IScheduler scheduler, JobRegistry registry, JobNotifier notifier, JobAudit audit, TimeProvider time, ILogger<JobCommands> log)
{
    // One process has the scheduler, so comparing the schedule and replacing it are one step in here.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>
    /// Requests a run as soon as possible; for use by other code. Waiting requests are merged into one run. A request
    /// made while the job is running causes one more run afterwards.
    /// </summary>
    /// <returns>False when the job does not run because an admin has paused it.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<bool> RunNowAsync(string name, CancellationToken cancellationToken)
    {
        if (await StateAsync(name, cancellationToken) == TriggerState.Paused)
            return false;
        await RunAsync(JobKeys.Now(name), name, cancellationToken);
        return true;
    }

    /// <summary>Runs the job for a person, even when it is paused.</summary>
    /// <param name="userId">Null: the command line.</param>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task RunNowAsync(string name, long? userId, CancellationToken cancellationToken)
    {
        await RunAsync(JobKeys.Now(registry.Known(name), userId), name, cancellationToken);
        await audit.WriteAsync("job.run", name, null, userId, cancellationToken);
    }

    /// <summary>Runs the job for the command line, even when it is paused, and waits until the run has ended. Needs a running scheduler.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<JobRunEnd> RunToEndAsync(string name, CancellationToken cancellationToken)
    {
        var end = notifier.EndOf(JobKeys.Now(registry.Known(name), userId: null));
        await RunNowAsync(name, userId: null, cancellationToken);
        return await end.WaitAsync(cancellationToken);
    }

    /// <summary>Cancels the current run.</summary>
    /// <returns>False when it is not running.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<bool> CancelRunAsync(string name, long? userId, CancellationToken cancellationToken)
    {
        if (!await scheduler.Interrupt(JobKeys.Job(registry.Known(name)), cancellationToken))
            return false;
        await audit.WriteAsync("job.cancel", name, null, userId, cancellationToken);
        return true;
    }

    /// <summary>
    /// Plans one run at an exact time in addition to the schedule. Replaces the run planned before; null plans none. The plan
    /// survives a restart, and runs at once if its time passed meanwhile.
    /// </summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task RunAtAsync(string name, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (at is not { } moment)
        {
            await scheduler.UnscheduleJob(JobKeys.At(registry.Known(name)), cancellationToken);
            return;
        }
        var once = TriggerBuilder.Create(time).WithIdentity(JobKeys.At(registry.Known(name))).ForJob(JobKeys.Job(name)).StartAt(moment).Build();
        await scheduler.ScheduleTrigger(once, TriggerConflict.Replace, cancellationToken);
    }

    /// <summary>
    /// Replaces the schedule at once; a paused job stays paused. A refused text changes nothing, nor does one that was
    /// written over another schedule than the present one.
    /// </summary>
    /// <param name="wanted">Its text as it was typed.</param>
    /// <param name="opened">The schedule that it is to replace; null: it had ended.</param>
    /// <param name="userId">Null: the command line.</param>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<ScheduleSaved> ScheduleAsync(string name, JobSchedule wanted, JobSchedule? opened, long? userId, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = await ScheduleOfAsync(name, cancellationToken);
            var verdict = ScheduleRules.Check(wanted, time.GetUtcNow());
            if (!verdict.Accepted)
                return new(verdict);
            if (before != opened)
                return new(verdict, new(before, await audit.LastScheduledByAsync(name, cancellationToken)));
            var schedule = wanted with { Cron = verdict.Schedule.ToString() };
            if (schedule == before)
                return new(verdict);
            await ReplaceAsync(name, schedule, before, cancellationToken);
            await audit.WriteAsync(JobAudit.Schedule, name, $"{(before is null ? "ended" : before.ToString())} → {schedule}", userId, cancellationToken);
            return new(verdict);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The schedule in effect; null when it has ended.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<JobSchedule?> ScheduleOfAsync(string name, CancellationToken cancellationToken) =>
        await scheduler.GetTrigger(JobKeys.Schedule(registry.Known(name)), cancellationToken) is ICronTrigger trigger ? ScheduleTrigger.Read(trigger) : null;

    /// <summary>
    /// Plans each job anew whose next time lies further away than its schedule says. That is so after the computer's clock was set
    /// back, also while the server was off: a job of every minute would otherwise rest for as long as the clock was ahead.
    /// </summary>
    public async Task RealignAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var triggers = await scheduler.GetTriggers([.. registry.All.Select(job => JobKeys.Schedule(job.Name))], cancellationToken);
            // The scheduler may fire a little early, and has then planned the time after.
            var from = time.GetUtcNow() + TimeSpan.FromSeconds(1);
            foreach (var trigger in triggers.OfType<ICronTrigger>())
            {
                var schedule = ScheduleTrigger.Read(trigger);
                if (trigger.NextFireTimeUtc is not { } planned || JobQueries.NextTimes(schedule, from, 1) is not [var next] || planned <= next)
                    continue;
                await ReplaceAsync(trigger.Key.Name, schedule, ScheduleTrigger.ReadPrevious(trigger), cancellationToken);
                Log.Realigned(log, trigger.Key.Name, planned, next);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task ReplaceAsync(string name, JobSchedule schedule, JobSchedule? before, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(name);
        var pause = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused ? await scheduler.GetTriggerPause(key, cancellationToken) : null;
        var options = pause is null ? new ScheduleJobOptions { Replace = true } : new ScheduleJobOptions
        {
            Replace = true,
            Paused = true,
            PauseReason = pause.Reason,
            PauseRequestedBy = pause.RequestedBy,
        };
        await scheduler.ScheduleJob(ScheduleTrigger.Create(name, schedule, time, before), options, cancellationToken);
        notifier.Changed();
    }

    private ValueTask<TriggerState> StateAsync(string name, CancellationToken cancellationToken) =>
        scheduler.GetTriggerState(JobKeys.Schedule(registry.Known(name)), cancellationToken);

    private async Task RunAsync(TriggerKey request, string name, CancellationToken cancellationToken)
    {
        var now = TriggerBuilder.Create(time).WithIdentity(request).ForJob(JobKeys.Job(name))
            .UsingJobData(SchedulerConstants.ManualTrigger, "true").StartNow().Build();
        await scheduler.ScheduleTrigger(now, TriggerConflict.Keep, cancellationToken);
        notifier.Changed();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The clock was set back: {Job} was to run next at {Planned:u}, now at {Next:u}")]
        public static partial void Realigned(ILogger logger, string job, DateTimeOffset planned, DateTimeOffset next);
    }
}
