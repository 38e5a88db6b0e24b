using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Ends a pause at its time. Quartz keeps the time, so that it survives a restart.</summary>
internal sealed class ResumeJob(JobPauses pauses) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (context.Trigger.Key.Equals(JobKeys.ResumeAll))
            await pauses.ResumeAllAsync(userId: null, cancellationToken);
        else
            await pauses.ResumeAsync(context.Trigger.Key.Name, userId: null, cancellationToken);
    }
}
