using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>One run of any job: finds its work by name, so that what the store holds survives renamed classes.</summary>
internal sealed class ScheduledRun(JobTable table, IServiceProvider scope) : IJob
{
    /// <summary>The history's name for <see cref="WorkResult.Rows"/>.</summary>
    public const string Rows = "rows";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!table.TryFind(context.JobDetail.Key.Name, out var job))
            throw new InvalidOperationException($"No job is called '{context.JobDetail.Key.Name}'.");
        // Resolved here and not by Quartz: a work that cannot be built is then a failed run, not a trigger that never fires again.
        var work = (IScheduledWork)scope.GetRequiredService(job.Work);
        var result = await work.RunAsync(cancellationToken);
        context.Result = JobRunReport.Succeeded(result.Summary).With(Rows, result.Rows);
    }
}
