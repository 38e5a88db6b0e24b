using System.Text.Json;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>A schedule as Quartz stores it: a cron trigger, whose data hold the schedule that it replaced.</summary>
internal static class ScheduleTrigger
{
    private const string Previous = "previous";
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);

    public static ITrigger Create(string job, JobSchedule schedule, TimeProvider time, JobSchedule? replaced = null)
    {
        var trigger = TriggerBuilder.Create(time)
            .WithIdentity(JobKeys.Schedule(job))
            .ForJob(JobKeys.Job(job))
            .WithRetryPolicy(schedule.Retries == 0 ? RetryPolicy.None : RetryPolicy.Exponential(schedule.Retries, FirstRetry))
            .WithSchedule(CronScheduleBuilder.Create(schedule.Cron).InTimeZone(schedule.TimeZone).WithMisfireInstruction(
                schedule.Missed == MissedRuns.Skip ? CronTriggerMisfireInstruction.DoNothing : CronTriggerMisfireInstruction.FireAndProceed));
        return (replaced is null ? trigger : trigger.UsingJobData(Previous, JsonSerializer.Serialize(replaced))).Build();
    }

    public static JobSchedule Read(ICronTrigger trigger) => new(
        trigger.CronExpressionString ?? "",
        trigger.TimeZone.Id,
        trigger.MisfireInstruction == CronTriggerMisfireInstruction.DoNothing ? MissedRuns.Skip : MissedRuns.RunOnce,
        trigger.RetryPolicy?.MaxAttempts ?? 0);

    /// <summary>The schedule before the last change; null when it was never changed.</summary>
    public static JobSchedule? ReadPrevious(ICronTrigger trigger) =>
        trigger.JobDataMap.TryGetString(Previous, out var text) && text is not null ? JsonSerializer.Deserialize<JobSchedule>(text) : null;
}
