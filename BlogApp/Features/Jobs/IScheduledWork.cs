namespace BlogApp.Features.Jobs;

/// <summary>The work of a scheduled job. Each run has a new instance in its own scope. Runs of the same job never overlap.</summary>
internal interface IScheduledWork
{
    /// <summary>Does the work once. An exception fails the run; its message appears in the job's history.</summary>
    /// <param name="cancellationToken">Canceled when the server stops. The run then has five seconds to end.</param>
    ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken);
}

/// <summary>The result of one run, as shown in the job's history.</summary>
/// <param name="Rows">Rows written, moved or removed; 0 when there was nothing to do.</param>
/// <param name="Summary">A short sentence, such as "412 views of 9 articles"; null when the rows say enough.</param>
internal readonly record struct WorkResult(long Rows, string? Summary = null);
