using Quartz;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>One run of a task by the scheduler, which limits how many run at once, tries again, and recovers a run that a crash interrupted.</summary>
internal sealed class TaskJob(TaskExecutor executor) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var key = context.Recovering ? context.RecoveringTriggerKey : context.Trigger.Key;
        if (key is null || TaskTriggers.IdOf(key) is not { } id)
            return;
        var retries = context.RetryPolicy is { } policy && context.RetryAttempt < policy.MaxAttempts ? policy.DelayFor(context.RetryAttempt + 1) : (TimeSpan?)null;
        var (summary, again) = await executor.RunAsync(id, context.Recovering, retries, cancellationToken);
        if (again is not null)
            throw new JobExecutionException(again);
        context.Result = JobRunReport.Succeeded(summary);
    }
}
