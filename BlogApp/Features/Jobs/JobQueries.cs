using System.Text.Json;
using BlogApp.Data;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Quartz.Extensibility;

namespace BlogApp.Features.Jobs;

/// <summary>Reads the state and the history of jobs.</summary>
internal sealed class JobQueries(IScheduler scheduler, IExecutionHistoryStore history, JobRegistry registry, JobNotifier notifier, IDbContextFactory<BlogDbContext> contexts, TimeProvider time)
{
    private const int NextCount = 5;
    public static readonly TimeSpan DurationBucket = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan OverdueAfter = TimeSpan.FromMinutes(1);

    /// <summary>Every job, in the registry's order.</summary>
    /// <param name="lastRuns">Whether each has its last run, which costs a query for each; without them it takes about six in all.</param>
    public async Task<IReadOnlyList<JobState>> ReadAsync(CancellationToken cancellationToken, bool lastRuns = true)
    {
        var triggers = (await scheduler.GetTriggers([.. registry.All.Select(job => JobKeys.Schedule(job.Name))], cancellationToken))
            .OfType<ICronTrigger>().ToDictionary(trigger => trigger.Key.Name, StringComparer.Ordinal);
        var headers = (await HeadersAsync(JobKeys.ScheduleGroup, cancellationToken)).ToDictionary(header => header.Key.Name, StringComparer.Ordinal);
        var pauses = await PausesAsync([.. headers.Values], cancellationToken);
        var statuses = (await history.QueryJobRunStatuses(new JobRunStatusQuery { SchedulerName = JobKeys.Scheduler, Take = 1000 }, cancellationToken)).Items
            .ToDictionary(status => status.Job.Name, StringComparer.Ordinal);
        var now = time.GetUtcNow();
        var jobs = new List<JobState>(registry.All.Count);
        foreach (var job in registry.All)
        {
            var trigger = triggers.GetValueOrDefault(job.Name);
            var header = headers.GetValueOrDefault(job.Name);
            var schedule = trigger is null ? null : ScheduleTrigger.Read(trigger);
            var status = statuses.GetValueOrDefault(job.Name);
            var pause = pauses.GetValueOrDefault(job.Name);
            var running = notifier.RunningSince(job.Name);
            jobs.Add(new JobState(job.Name, job.Title, job.Description, job.Default)
            {
                Schedule = schedule,
                Previous = trigger is null ? null : ScheduleTrigger.ReadPrevious(trigger),
                Next = schedule is null || pause is not null ? [] : NextTimes(schedule, now, NextCount),
                Pause = pause,
                Broken = header?.State == TriggerState.Error,
                RunningSince = running,
                OverdueSince = pause is null && running is null && header?.NextFireTimeUtc is { } due && now - due > OverdueAfter ? due : null,
                FailuresInARow = status?.ConsecutiveFailures ?? 0,
                RetryAt = trigger is { RetryAttempt: > 0 } ? trigger.NextFireTimeUtc : null,
                Last = status is null || !lastRuns ? null : await LastAsync(status, cancellationToken),
            });
        }
        return jobs;
    }

    /// <summary>The job's next scheduled time; null while it is paused or when its schedule has ended.</summary>
    public async Task<DateTimeOffset?> NextTimeAsync(string name, CancellationToken cancellationToken)
    {
        var key = JobKeys.Schedule(name);
        return await scheduler.GetTrigger(key, cancellationToken) is ICronTrigger trigger
            && await scheduler.GetTriggerState(key, cancellationToken) != TriggerState.Paused
            && NextTimes(ScheduleTrigger.Read(trigger), time.GetUtcNow(), 1) is [var next] ? next : null;
    }

    /// <summary>One page of a job's history.</summary>
    /// <param name="page">From 1.</param>
    public async Task<JobRunPage> HistoryAsync(string name, int page, int size, bool failuresOnly, CancellationToken cancellationToken)
    {
        var found = await history.QueryExecutions(new ExecutionHistoryQuery
        {
            SchedulerName = JobKeys.Scheduler,
            Job = JobKeys.Job(name),
            Results = failuresOnly ? [JobRunResult.Failed, JobRunResult.Cancelled] : null,
            Skip = (page - 1) * size,
            Take = size,
            IncludeTotalCount = true,
        }, cancellationToken);
        var names = await NamesAsync(found.Items, cancellationToken);
        return new([.. found.Items.Select(entry => Run(entry, names))], found.TotalCount ?? found.Items.Count);
    }

    /// <summary>One run with what it logged; null when the history does not have it any more.</summary>
    public async Task<(JobRun Run, string? Log)?> RunAsync(string id, CancellationToken cancellationToken) =>
        await history.GetExecution(JobKeys.Scheduler, id, cancellationToken) is { } entry ? (Run(entry, await NamesAsync([entry], cancellationToken)), entry.Log) : null;

    /// <summary>How long the runs of the past day took.</summary>
    public async Task<IReadOnlyList<JobDurationBucket>> DurationsAsync(string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var statistics = await history.QueryExecutionStatistics(new ExecutionStatisticsQuery
        {
            SchedulerName = JobKeys.Scheduler,
            Job = JobKeys.Job(name),
            FiredFrom = now.AddDays(-1),
            FiredBefore = now,
            BucketSize = DurationBucket,
        }, cancellationToken);
        return [.. statistics.Buckets.Where(bucket => bucket.RunCount > 0).Select(bucket => new JobDurationBucket(bucket.StartUtc, bucket.P50Duration, bucket.P95Duration))];
    }

    /// <summary>The last time that the scheduler could not keep; null when it kept all.</summary>
    public async Task<DateTimeOffset?> LastMissedAsync(string name, CancellationToken cancellationToken) => (await history.QueryMisfires(
        new MisfireHistoryQuery { SchedulerName = JobKeys.Scheduler, Trigger = JobKeys.Schedule(name), Reasons = [MisfireReason.Missed], Take = 1 }, cancellationToken))
        .Items is [var missed, ..] ? missed.ScheduledFireTimeUtc ?? missed.MisfiredAtUtc : null;

    private async Task<JobRun?> LastAsync(JobRunStatus status, CancellationToken cancellationToken)
    {
        var entry = status.LastEntryId is null ? null : await history.GetExecution(JobKeys.Scheduler, status.LastEntryId, cancellationToken);
        return entry is null ? null : Run(entry, await NamesAsync([entry], cancellationToken));
    }

    private async Task<IReadOnlyList<TriggerHeader>> HeadersAsync(string group, CancellationToken cancellationToken) => (await scheduler.QueryTriggers(
        new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(group), Take = 1000 }, cancellationToken)).Items;

    /// <summary>The pauses by job, with who made them and when they end.</summary>
    private async Task<Dictionary<string, JobPause>> PausesAsync(IReadOnlyCollection<TriggerHeader> schedules, CancellationToken cancellationToken)
    {
        var paused = schedules.Where(header => header.State == TriggerState.Paused).ToList();
        if (paused.Count == 0)
            return [];
        var ends = (await HeadersAsync(JobKeys.Resume("").Group, cancellationToken)).ToDictionary(header => header.Key.Name, header => header.NextFireTimeUtc, StringComparer.Ordinal);
        var allEnd = (await scheduler.GetTrigger(JobKeys.ResumeAll, cancellationToken))?.NextFireTimeUtc;
        var names = await NamesAsync(paused.Select(header => PauseMark.UserId(header.Pause)), cancellationToken);
        return paused.ToDictionary(header => header.Key.Name, header =>
        {
            var (pause, ofAll) = (header.Pause, PauseMark.IsOfAll(header.Pause));
            var by = PauseMark.UserId(pause) is { } id ? names.GetValueOrDefault(id) : null;
            return new JobPause(pause?.Reason, by, pause?.PausedAtUtc, ofAll ? allEnd : ends.GetValueOrDefault(header.Key.Name), ofAll);
        }, StringComparer.Ordinal);
    }

    /// <summary>By the scheduler's own reckoning.</summary>
    public static IReadOnlyList<DateTimeOffset> NextTimes(JobSchedule schedule, DateTimeOffset from, int count) =>
        CronRules.TryParse(schedule.Cron, out var parsed, out _) ? CronRules.NextTimes(parsed, from, count, schedule.TimeZone) : [];

    private async Task<Dictionary<long, string>> NamesAsync(IEnumerable<long?> users, CancellationToken cancellationToken)
    {
        long[] ids = [.. users.OfType<long>().Distinct()];
        if (ids.Length == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }

    private Task<Dictionary<long, string>> NamesAsync(IEnumerable<ExecutionHistoryEntry> entries, CancellationToken cancellationToken) =>
        NamesAsync(entries.Select(entry => JobKeys.Starter(entry.TriggerGroup, entry.Manual).UserId), cancellationToken);

    private static JobRun Run(ExecutionHistoryEntry entry, Dictionary<long, string> names)
    {
        var (start, user) = JobKeys.Starter(entry.TriggerGroup, entry.Manual);
        var (rows, planned) = Metrics(entry.MetricsJson);
        return new(
            entry.EntryId ?? entry.FiredAtUtc.ToString("O"), entry.FiredAtUtc, planned, entry.Duration, Outcome(entry.EffectiveResult), rows,
            entry.Summary, entry.Succeeded ? null : entry.ExceptionMessage, start, user is { } id ? names.GetValueOrDefault(id, "") : null,
            entry.SchedulerInstanceId == JobKeys.OnlyNode ? null : entry.SchedulerInstanceId, entry.RetryAttempt);
    }

    private static JobOutcome Outcome(JobRunResult result) => result switch
    {
        JobRunResult.Failed => JobOutcome.Failed,
        JobRunResult.Cancelled => JobOutcome.Cancelled,
        _ => JobOutcome.Succeeded,
    };

    private static (long? Rows, DateTimeOffset? Planned) Metrics(string? metrics)
    {
        if (metrics is null)
            return (null, null);
        using var json = JsonDocument.Parse(metrics);
        long? rows = json.RootElement.TryGetProperty(ScheduledRun.Rows, out var count) && count.TryGetInt64(out var number) ? number : null;
        DateTimeOffset? planned = json.RootElement.TryGetProperty(ScheduledRun.Planned, out var at) && at.TryGetDateTimeOffset(out var moment) ? moment : null;
        return (rows, planned);
    }
}
