using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;
using Quartz;
using Quartz.Extensibility;

namespace BlogApp.Features.Jobs;

/// <summary>What speaks against a schedule that is valid: it is denser than its runs are long, or comes together with many others.</summary>
internal sealed class ScheduleWarnings(IScheduler scheduler, IExecutionHistoryStore history, JobRegistry registry, TimeProvider time)
{
    private const int Looked = 10;
    private const int Crowd = 3;
    private static readonly TimeSpan Past = TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Phrase>> FindAsync(string job, JobSchedule wanted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (ScheduleRules.Check(wanted, now) is not { Accepted: true } verdict)
            return [];
        var times = CronRules.NextTimes(verdict.Schedule, now, Looked, wanted.TimeZone);
        var warnings = new List<Phrase>();
        var period = times.Zip(times.Skip(1), (a, b) => b - a).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        if (await UsualDurationAsync(job, now, cancellationToken) is { } usual && usual > period)
            warnings.Add(Phrase.Format("It usually takes {0:0.#} s, and would be due again after {1:0.#} s.", usual.TotalSeconds, period.TotalSeconds));
        if (await AtTheSameSecondAsync(job, times, cancellationToken) is { Count: >= Crowd } others)
            warnings.Add(Phrase.Format("At the same second as {0} other jobs: {1}. Another second or minute spreads the load.", others.Count, string.Join(", ", others)));
        return warnings;
    }

    /// <summary>The longest median of a day in the past week; null when it did not run.</summary>
    private async Task<TimeSpan?> UsualDurationAsync(string job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var statistics = await history.QueryExecutionStatistics(new ExecutionStatisticsQuery
        {
            SchedulerName = JobKeys.Scheduler,
            Job = JobKeys.Job(job),
            FiredFrom = now - Past,
            FiredBefore = now,
            BucketSize = TimeSpan.FromDays(1),
        }, cancellationToken);
        return statistics.Buckets.Where(bucket => bucket.RunCount > 0).Select(bucket => (TimeSpan?)bucket.P50Duration).Max();
    }

    /// <summary>The other jobs that are due at one of these times; of the time that has most.</summary>
    private async Task<IReadOnlyList<string>> AtTheSameSecondAsync(string job, IReadOnlyList<DateTimeOffset> times, CancellationToken cancellationToken)
    {
        var others = (await scheduler.GetTriggers([.. registry.All.Where(other => other.Name != job).Select(other => JobKeys.Schedule(other.Name))], cancellationToken))
            .OfType<ICronTrigger>().ToList();
        return times.Select(at => (IReadOnlyList<string>)[.. others.Where(other => other.GetFireTimeAfter(at.AddSeconds(-1)) == at).Select(other => other.Key.Name)])
            .MaxBy(names => names.Count) ?? [];
    }
}
