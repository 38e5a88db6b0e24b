using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace BlogApp.Features.Jobs;

/// <summary>Runs jobs between their times and changes their schedules. What an admin does is written to the audit.</summary>
internal sealed class JobControl(
    IScheduler scheduler, JobTable table, JobSignals signals, IDbContextFactory<BlogDbContext> contexts, TimeProvider time)
{
    /// <summary>
    /// Asks for a run as soon as possible, for other code. Requests that wait are one run; one made while the job is
    /// running makes it run once more afterwards.
    /// </summary>
    /// <returns>False when an admin has paused the job: then it does not run.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<bool> RunNowAsync(string name, CancellationToken cancellationToken)
    {
        if (await StateAsync(name, cancellationToken) == TriggerState.Paused)
            return false;
        await RunAsync(name, cancellationToken);
        return true;
    }

    /// <summary>As an admin asks for it: also when the job is paused.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task RunNowAsync(string name, long userId, CancellationToken cancellationToken)
    {
        await RunAsync(Known(name), cancellationToken);
        await AuditAsync("job.run", name, null, userId, cancellationToken);
    }

    /// <summary>
    /// Plans one run at an exact time beside the schedule, in place of the one planned before; null plans none. It
    /// survives a restart, and runs at once when its time passed meanwhile.
    /// </summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task RunAtAsync(string name, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (at is not { } time)
        {
            await scheduler.UnscheduleJob(JobKeys.At(Known(name)), cancellationToken);
            return;
        }
        var once = TriggerBuilder.Create().WithIdentity(JobKeys.At(Known(name))).ForJob(JobKeys.Job(name)).StartAt(time).Build();
        await scheduler.ScheduleTrigger(once, TriggerConflict.Replace, cancellationToken);
    }

    /// <summary>Replaces the schedule at once; a paused job stays paused. A refused text changes nothing.</summary>
    /// <returns>The schedule now in force, or why the text is refused.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<CronVerdict> ScheduleAsync(string name, string? text, long userId, CancellationToken cancellationToken)
    {
        var before = await scheduler.GetTrigger(JobKeys.Schedule(Known(name)), cancellationToken) as ICronTrigger;
        var verdict = CronRules.Check(text, time.GetUtcNow());
        if (!verdict.Accepted)
            return verdict;
        var cron = verdict.Schedule.ToString();
        var paused = await StateAsync(name, cancellationToken) == TriggerState.Paused;
        await scheduler.ScheduleJob(
            StoredSchedules.Trigger(name, cron), new ScheduleJobOptions { Replace = true, Paused = paused }, cancellationToken);
        signals.Changed();
        await AuditAsync("job.schedule", name, $"{before?.CronExpressionString ?? "ended"} → {cron}", userId, cancellationToken);
        return verdict;
    }

    /// <summary>Holds the schedule; a run under way ends normally.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task PauseAsync(string name, long userId, CancellationToken cancellationToken)
    {
        if (!await scheduler.PauseTrigger(JobKeys.Schedule(Known(name)), cancellationToken))
            return;
        signals.Changed();
        await AuditAsync("job.pause", name, "scheduled → paused", userId, cancellationToken);
    }

    /// <summary>Lets the schedule go on. Times missed during the pause make one run at once.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task ResumeAsync(string name, long userId, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(Known(name));
        if (!await scheduler.ResumeTrigger(key, cancellationToken) && !await scheduler.ResetTriggerFromErrorState(key, cancellationToken))
            return;
        signals.Changed();
        await AuditAsync("job.resume", name, "paused → scheduled", userId, cancellationToken);
    }

    private ValueTask<TriggerState> StateAsync(string name, CancellationToken cancellationToken) =>
        scheduler.GetTriggerState(JobKeys.Schedule(Known(name)), cancellationToken);

    private async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        var now = TriggerBuilder.Create().WithIdentity(JobKeys.Now(name)).ForJob(JobKeys.Job(name))
            .UsingJobData(SchedulerConstants.ManualTrigger, "true").StartNow().Build();
        await scheduler.ScheduleTrigger(now, TriggerConflict.Keep, cancellationToken);
        signals.Changed();
    }

    private async Task AuditAsync(string action, string name, string? detail, long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, UserId = userId, Action = action, Subject = name, Detail = detail });
        await context.SaveChangesAsync(cancellationToken);
    }

    private string Known(string name) => table.TryFind(name, out _) ? name : throw new ArgumentException($"No job is called '{name}'.", nameof(name));
}
