using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>
/// Aligns Quartz's store with the job registry. A new job gets its default schedule, a stored job keeps its schedule, and
/// a job that no longer exists is deleted.
/// </summary>
internal sealed partial class StoredSchedules(JobRegistry registry, TimeProvider time, ILogger<StoredSchedules> log)
{
    public async Task BringInLineAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        await RemoveUnknownAsync(scheduler, cancellationToken);
        await scheduler.AddJob(JobBuilder.Create<ResumeJob>().WithIdentity(JobKeys.ResumeJob).StoreDurably().Build(), AddJobOptions.Replacing, cancellationToken);
        foreach (var job in registry.All)
        {
            var detail = Detail(job);
            if (!await scheduler.Exists(detail.Key, cancellationToken))
            {
                await scheduler.ScheduleJob(detail, ScheduleTrigger.Create(job.Name, job.Default, time), cancellationToken: cancellationToken);
                continue;
            }
            await scheduler.AddJob(detail, AddJobOptions.Replacing, cancellationToken);
            if (await scheduler.ResetTriggerFromErrorState(JobKeys.Schedule(job.Name), cancellationToken))
                Log.Reset(log, job.Name);
        }
    }

    private static IJobDetail Detail(JobDefinition job) => JobBuilder.Create<ScheduledRun>()
        .WithIdentity(JobKeys.Job(job.Name))
        .WithDescription(job.Description)
        .DisallowConcurrentExecution()
        .StoreDurably()
        .Build();

    private async Task RemoveUnknownAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var stored = await scheduler.QueryJobs(new JobQuery { Group = GroupMatcher<JobKey>.GroupEquals(JobKeys.Group), Take = 1000 }, cancellationToken);
        foreach (var job in stored.Items.Where(job => !registry.TryFind(job.Key.Name, out _)))
        {
            await scheduler.DeleteJob(job.Key, cancellationToken);
            Log.Removed(log, job.Key.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The job {Job} no longer exists; its schedule is removed")]
        public static partial void Removed(ILogger log, string job);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of {Job} had stopped after an error; it runs again")]
        public static partial void Reset(ILogger log, string job);
    }
}
