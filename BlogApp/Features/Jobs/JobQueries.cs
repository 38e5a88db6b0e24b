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
    private const int NextTimes = 5;

    /// <summary>Every job, in the registry's order. About six small queries, regardless of the number of jobs.</summary>
    public async Task<IReadOnlyList<JobState>> ReadAsync(CancellationToken cancellationToken)
    {
        var triggers = (await scheduler.GetTriggers([.. registry.All.Select(job => JobKeys.Schedule(job.Name))], cancellationToken))
            .OfType<ICronTrigger>().ToDictionary(trigger => trigger.Key.Name, StringComparer.Ordinal);
        var states = (await scheduler.QueryTriggers(new TriggerQuery { Take = 1000 }, cancellationToken)).Items
            .Where(header => header.Key == JobKeys.Schedule(header.Key.Name)).ToDictionary(header => header.Key.Name, header => header.State, StringComparer.Ordinal);
        var statuses = (await history.QueryJobRunStatuses(new JobRunStatusQuery { SchedulerName = JobKeys.Scheduler, Take = 1000 }, cancellationToken)).Items
            .ToDictionary(status => status.Job.Name, StringComparer.Ordinal);
        var jobs = new List<JobState>(registry.All.Count);
        foreach (var job in registry.All)
        {
            var cron = triggers.GetValueOrDefault(job.Name)?.CronExpressionString;
            var schedule = CronRules.TryParse(cron, out var parsed, out _) ? parsed : null;
            var status = statuses.GetValueOrDefault(job.Name);
            var state = states.GetValueOrDefault(job.Name, TriggerState.None);
            var paused = state == TriggerState.Paused;
            jobs.Add(new JobState(job.Name, job.Title, job.Description, job.DefaultCron)
            {
                Cron = cron,
                Next = schedule is null || paused ? [] : CronRules.NextTimes(schedule, time.GetUtcNow(), NextTimes),
                Paused = paused,
                Broken = state == TriggerState.Error,
                RunningSince = notifier.RunningSince(job.Name),
                FailuresInARow = status?.ConsecutiveFailures ?? 0,
                Last = status is null ? null : await LastAsync(status, cancellationToken),
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
            && CronRules.TryParse(trigger.CronExpressionString, out var schedule, out _)
            && CronRules.NextTimes(schedule, time.GetUtcNow(), 1) is [var next] ? next : null;
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

    private async Task<JobRun?> LastAsync(JobRunStatus status, CancellationToken cancellationToken)
    {
        var entry = status.LastEntryId is null ? null : await history.GetExecution(JobKeys.Scheduler, status.LastEntryId, cancellationToken);
        return entry is null ? null : Run(entry, await NamesAsync([entry], cancellationToken));
    }

    /// <summary>Who asked for these runs.</summary>
    private async Task<Dictionary<long, string>> NamesAsync(IEnumerable<ExecutionHistoryEntry> entries, CancellationToken cancellationToken)
    {
        long[] ids = [.. entries.Select(entry => JobKeys.Requester(entry.TriggerGroup)).OfType<long>().Distinct()];
        if (ids.Length == 0)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }

    private static JobRun Run(ExecutionHistoryEntry entry, Dictionary<long, string> names) => new(
        entry.EntryId ?? entry.FiredAtUtc.ToString("O"), entry.FiredAtUtc, entry.Duration, Outcome(entry.EffectiveResult), Rows(entry.MetricsJson),
        entry.Summary, entry.Succeeded ? null : entry.ExceptionMessage, entry.Manual,
        JobKeys.Requester(entry.TriggerGroup) is { } id ? names.GetValueOrDefault(id, "") : null);

    private static JobOutcome Outcome(JobRunResult result) => result switch
    {
        JobRunResult.Failed => JobOutcome.Failed,
        JobRunResult.Cancelled => JobOutcome.Cancelled,
        _ => JobOutcome.Succeeded,
    };

    private static long? Rows(string? metrics)
    {
        if (metrics is null)
            return null;
        using var json = JsonDocument.Parse(metrics);
        return json.RootElement.TryGetProperty(ScheduledRun.Rows, out var rows) && rows.TryGetInt64(out var count) ? count : null;
    }
}
