using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace BlogApp.Features.Jobs;

/// <summary>Runs jobs outside their schedules and changes the schedules. Actions of admins are written to the audit.</summary>
internal sealed class JobCommands(
    IScheduler scheduler, JobRegistry registry, JobNotifier notifier, IDbContextFactory<BlogDbContext> contexts, TimeProvider time)
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

    /// <summary>Runs the job for an admin, even when it is paused.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task RunNowAsync(string name, long userId, CancellationToken cancellationToken)
    {
        await RunAsync(JobKeys.Now(name, userId), Known(name), cancellationToken);
        await AuditAsync("job.run", name, null, userId, cancellationToken);
    }

    /// <summary>
    /// Plans one run at an exact time in addition to the schedule. Replaces the run planned before; null plans none. The plan
    /// survives a restart, and runs at once if its time passed meanwhile.
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

    /// <summary>
    /// Replaces the schedule at once; a paused job stays paused. A refused text changes nothing, nor does one that was
    /// written over another schedule than the present one.
    /// </summary>
    /// <param name="opened">The schedule that the text was to replace, in Quartz's form; null: it had ended.</param>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<ScheduleSaved> ScheduleAsync(string name, string? text, string? opened, long userId, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = (await scheduler.GetTrigger(JobKeys.Schedule(Known(name)), cancellationToken) as ICronTrigger)?.CronExpressionString;
            var verdict = CronRules.Check(text, time.GetUtcNow());
            if (!verdict.Accepted)
                return new(verdict);
            if (before != opened)
                return new(verdict, new(before, await SavedByAsync(name, cancellationToken)));
            var cron = verdict.Schedule.ToString();
            var paused = await StateAsync(name, cancellationToken) == TriggerState.Paused;
            await scheduler.ScheduleJob(
                StoredSchedules.Trigger(name, cron), new ScheduleJobOptions { Replace = true, Paused = paused }, cancellationToken);
            notifier.Changed();
            await AuditAsync("job.schedule", name, $"{before ?? "ended"} → {cron}", userId, cancellationToken);
            return new(verdict);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Suspends the schedule. A current run ends normally.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task PauseAsync(string name, long userId, CancellationToken cancellationToken)
    {
        if (!await scheduler.PauseTrigger(JobKeys.Schedule(Known(name)), cancellationToken))
            return;
        notifier.Changed();
        await AuditAsync("job.pause", name, "scheduled → paused", userId, cancellationToken);
    }

    /// <summary>Resumes the schedule. All times missed during the pause cause a single run, immediately.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task ResumeAsync(string name, long userId, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(Known(name));
        if (!await scheduler.ResumeTrigger(key, cancellationToken) && !await scheduler.ResetTriggerFromErrorState(key, cancellationToken))
            return;
        notifier.Changed();
        await AuditAsync("job.resume", name, "paused → scheduled", userId, cancellationToken);
    }

    private async Task<string?> SavedByAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditEntries.Where(a => a.Action == "job.schedule" && a.Subject == name).OrderByDescending(a => a.Id)
            .Join(context.Users, a => a.UserId, u => u.Id, (_, u) => u.DisplayName).FirstOrDefaultAsync(cancellationToken);
    }

    private ValueTask<TriggerState> StateAsync(string name, CancellationToken cancellationToken) =>
        scheduler.GetTriggerState(JobKeys.Schedule(Known(name)), cancellationToken);

    private async Task RunAsync(TriggerKey request, string name, CancellationToken cancellationToken)
    {
        var now = TriggerBuilder.Create().WithIdentity(request).ForJob(JobKeys.Job(name))
            .UsingJobData(SchedulerConstants.ManualTrigger, "true").StartNow().Build();
        await scheduler.ScheduleTrigger(now, TriggerConflict.Keep, cancellationToken);
        notifier.Changed();
    }

    private async Task AuditAsync(string action, string name, string? detail, long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.AuditEntries.Add(new AuditEntry { At = time.GetUtcNow().UtcDateTime, UserId = userId, Action = action, Subject = name, Detail = detail });
        await context.SaveChangesAsync(cancellationToken);
    }

    private string Known(string name) => registry.TryFind(name, out _) ? name : throw new ArgumentException($"No job is called '{name}'.", nameof(name));
}
