using BlogApp.Platform.Times;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>One run of any job. It finds the work by name, so that stored jobs survive renamed classes.</summary>
internal sealed partial class ScheduledRun(JobRegistry registry, IServiceProvider scope, ILogger<ScheduledRun> log) : IJob
{
    /// <summary>The key of <see cref="WorkResult.Rows"/> in the history.</summary>
    public const string Rows = "rows";

    /// <summary>The key of the time at which the run should have begun, ISO 8601, in the history.</summary>
    public const string Planned = "planned";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (!registry.TryFind(context.JobDetail.Key.Name, out var job))
            throw new InvalidOperationException($"No job is called '{context.JobDetail.Key.Name}'.");
        var planned = TimeText.Iso((context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime);
        context.Result = JobRunReport.Failed(null).With(Planned, planned);
        try
        {
            // Resolved here and not by Quartz: if the work cannot be constructed, the run fails, instead of a trigger that never fires again.
            var work = (IScheduledWork)scope.GetRequiredService(job.Work);
            var result = await work.RunAsync(cancellationToken);
            context.Result = JobRunReport.Succeeded(result.Summary).With(Rows, result.Rows).With(Planned, planned);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The history keeps what a run logs: so it has the trace.
            Log.Failed(log, job.Name, error);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The job {Job} failed")]
        public static partial void Failed(ILogger log, string job, Exception error);
    }
}
