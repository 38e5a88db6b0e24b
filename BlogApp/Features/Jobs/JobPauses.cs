using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Quartz;

namespace BlogApp.Features.Jobs;

/// <summary>Suspends schedules and resumes them: of one job, or of all for maintenance. Background tasks go on.</summary>
internal sealed class JobPauses(IScheduler scheduler, JobRegistry registry, JobNotifier notifier, JobAudit audit, TimeProvider time)
{
    /// <summary>Suspends the schedule. A current run ends normally.</summary>
    /// <param name="until">When it resumes by itself; null: when someone resumes it.</param>
    /// <param name="userId">Null: the command line.</param>
    /// <returns>Why it is not paused; null when it is.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task<Phrase?> PauseAsync(string name, string? reason, DateTimeOffset? until, long? userId, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(registry.Known(name));
        if (Problem(reason, until) is { } problem)
            return problem;
        var wanted = PauseMark.Create(reason, userId, ofAll: false);
        var paused = await scheduler.GetTriggerState(key, cancellationToken) == TriggerState.Paused;
        if (paused && await SaysTheSameAsync(key, name, wanted, until, cancellationToken))
            return null;
        if (!paused && !await scheduler.PauseTriggerWith(key, wanted, cancellationToken))
            return Phrase.Format("{0} has no schedule that could be paused.", name);
        if (paused)
            await RenewAsync(key, wanted, cancellationToken);
        await ResumeAtAsync(JobKeys.Resume(name), until, cancellationToken);
        notifier.Changed();
        await audit.WriteAsync("job.pause", name, Detail(paused ? "paused → paused" : "scheduled → paused", reason, until), userId, cancellationToken);
        return null;
    }

    /// <summary>Resumes the schedule. All times missed during the pause cause a single run, immediately, unless its schedule skips them.</summary>
    /// <param name="userId">Null: the command line, or the pause had an end.</param>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public async Task ResumeAsync(string name, long? userId, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(registry.Known(name));
        await scheduler.UnscheduleJob(JobKeys.Resume(name), cancellationToken);
        if (!await scheduler.ResumeTrigger(key, cancellationToken) && !await scheduler.ResetTriggerFromErrorState(key, cancellationToken))
            return;
        notifier.Changed();
        await audit.WriteAsync("job.resume", name, "paused → scheduled", userId, cancellationToken);
    }

    /// <summary>Suspends all schedules that are not paused by themselves. Once more: with the new reason and end.</summary>
    /// <returns>Why they are not paused; null when they are.</returns>
    public async Task<Phrase?> PauseAllAsync(string? reason, DateTimeOffset? until, long? userId, CancellationToken cancellationToken)
    {
        if (Problem(reason, until) is { } problem)
            return problem;
        var wanted = PauseMark.Create(reason, userId, ofAll: true);
        var schedules = await SchedulesAsync(cancellationToken);
        await scheduler.PauseTriggersWith([.. schedules.Where(trigger => trigger.State != TriggerState.Paused).Select(trigger => trigger.Key)], wanted, cancellationToken);
        foreach (var paused in schedules.Where(trigger => PauseMark.IsOfAll(trigger.Pause)))
            await RenewAsync(paused.Key, wanted, cancellationToken);
        await ResumeAtAsync(JobKeys.ResumeAll, until, cancellationToken);
        notifier.Changed();
        await audit.WriteAsync("job.pause-all", "jobs", Detail("scheduled → paused", reason, until), userId, cancellationToken);
        return null;
    }

    /// <summary>Resumes what <see cref="PauseAllAsync"/> paused. A job that was paused by itself stays paused.</summary>
    public async Task ResumeAllAsync(long? userId, CancellationToken cancellationToken)
    {
        await scheduler.UnscheduleJob(JobKeys.ResumeAll, cancellationToken);
        TriggerKey[] paused = [.. (await SchedulesAsync(cancellationToken)).Where(trigger => PauseMark.IsOfAll(trigger.Pause)).Select(trigger => trigger.Key)];
        if (paused.Length == 0)
            return;
        await scheduler.ResumeTriggers(paused, cancellationToken);
        notifier.Changed();
        await audit.WriteAsync("job.resume-all", "jobs", "paused → scheduled", userId, cancellationToken);
    }

    /// <summary>Gives a pause another reason. Pausing once more would keep the first one; resuming in between might run the job.</summary>
    private async Task RenewAsync(TriggerKey key, PauseDetails wanted, CancellationToken cancellationToken)
    {
        if (await scheduler.GetTrigger(key, cancellationToken) is { } trigger)
            await scheduler.ScheduleJob(trigger, new ScheduleJobOptions { Replace = true, Paused = true, PauseReason = wanted.Reason, PauseRequestedBy = wanted.RequestedBy }, cancellationToken);
    }

    private async Task<bool> SaysTheSameAsync(TriggerKey key, string name, PauseDetails wanted, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        var pause = await scheduler.GetTriggerPause(key, cancellationToken);
        var end = (await scheduler.GetTrigger(JobKeys.Resume(name), cancellationToken))?.NextFireTimeUtc;
        return pause?.Reason == wanted.Reason && pause?.RequestedBy == wanted.RequestedBy && end == until;
    }

    private async Task<IReadOnlyList<TriggerHeader>> SchedulesAsync(CancellationToken cancellationToken) => (await scheduler.QueryTriggers(
        new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(JobKeys.ScheduleGroup), Take = 1000 }, cancellationToken)).Items;

    private async Task ResumeAtAsync(TriggerKey key, DateTimeOffset? until, CancellationToken cancellationToken)
    {
        if (until is not { } at)
        {
            await scheduler.UnscheduleJob(key, cancellationToken);
            return;
        }
        var once = TriggerBuilder.Create(time).WithIdentity(key).ForJob(JobKeys.ResumeJob).StartAt(at).Build();
        await scheduler.ScheduleTrigger(once, TriggerConflict.Replace, cancellationToken);
    }

    private Phrase? Problem(string? reason, DateTimeOffset? until) =>
        until <= time.GetUtcNow() ? Phrase.Format("A pause ends in the future. Choose a later time, or none.")
        : reason?.Trim().Length > PauseDetails.MaxReasonLength ? Phrase.Format("A reason has at most {0} characters.", PauseDetails.MaxReasonLength)
        : null;

    private static string Detail(string what, string? reason, DateTimeOffset? until) =>
        what + (until is { } at ? $", until {TimeText.Iso(at.UtcDateTime)}" : "") + (string.IsNullOrWhiteSpace(reason) ? "" : $": {reason.Trim()}");
}
