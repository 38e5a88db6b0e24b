namespace BlogApp.Features.Tasks;

/// <summary>The work of one kind of task. Made anew in a scope of its own for each run.</summary>
internal interface ITaskWork
{
    /// <summary>Does the work. A restartable kind may be run again from the start after a crash, with the same input.</summary>
    /// <returns>What came of it, JSON; null when there is nothing to say.</returns>
    /// <exception cref="TaskFailedException">It cannot be done; the message is shown to whoever started it.</exception>
    /// <param name="cancellationToken">Cancelled when someone cancels the task, or the server stops.</param>
    Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken);
}

/// <summary>Why a task cannot be done, in plain words.</summary>
internal sealed class TaskFailedException(string words, Exception? inner = null) : Exception(words, inner);

/// <summary>A line of the table of kinds.</summary>
/// <param name="Name">Such as <c>content.import</c>; stands in the database.</param>
/// <param name="Work">The class that does it, an <see cref="ITaskWork"/>.</param>
/// <param name="Restartable">Whether a run that a crash interrupted begins again by itself; otherwise it has failed.</param>
/// <param name="ResultAddress">The page that shows the result, up to the task's number; null: there is none.</param>
internal sealed record TaskKind(string Name, Type Work, bool Restartable, string? ResultAddress = null);
