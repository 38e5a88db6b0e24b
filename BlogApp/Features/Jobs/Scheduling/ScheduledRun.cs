using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>One run of any job. It finds the work by name, so that stored jobs survive renamed classes.</summary>
internal sealed class ScheduledRun(JobRegistry registry, IServiceProvider scope) : IJob
{
    /// <summary>The key of <see cref="WorkResult.Rows"/> in the history.</summary>
    public const string Rows = "rows";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!registry.TryFind(context.JobDetail.Key.Name, out var job))
            throw new InvalidOperationException($"No job is called '{context.JobDetail.Key.Name}'.");
        // Resolved here and not by Quartz: if the work cannot be constructed, the run fails, instead of a trigger that never fires again.
        var work = (IScheduledWork)scope.GetRequiredService(job.Work);
        var result = await work.RunAsync(cancellationToken);
        context.Result = JobRunReport.Succeeded(result.Summary).With(Rows, result.Rows);
    }
}
