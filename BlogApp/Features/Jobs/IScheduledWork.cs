namespace BlogApp.Features.Jobs;

/// <summary>
/// The work of a scheduled job. Made anew in a scope of its own for each run; two runs of one job never overlap.
/// </summary>
internal interface IScheduledWork
{
    /// <summary>Does the work once. An exception fails the run: its message stands in the job's history.</summary>
    /// <param name="cancellationToken">Cancelled when the server stops; a run then has five seconds to end.</param>
    ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What one run did, as the job's history shows it.</summary>
/// <param name="Rows">Rows written, moved or removed; 0 when there was nothing to do.</param>
/// <param name="Summary">A short sentence, such as "412 views of 9 articles"; null: the rows say enough.</param>
internal readonly record struct WorkResult(long Rows, string? Summary = null);
