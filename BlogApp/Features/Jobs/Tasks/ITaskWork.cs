using Quartz;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>The work of one kind of task. Each run has a new instance in its own scope.</summary>
internal interface ITaskWork
{
    /// <summary>Does the work. After a crash, a restartable kind may run again from the start with the same input.</summary>
    /// <returns>The result as JSON; null when there is none. Admins can read it, so it has no secrets.</returns>
    /// <exception cref="TaskFailedException">It cannot be done. The message is shown to whoever started it.</exception>
    /// <param name="cancellationToken">Canceled when someone cancels the task, or when the server stops.</param>
    Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken);
}

/// <summary>A line of the table of kinds.</summary>
/// <param name="Name">Such as <c>content.import</c>; stored in the database.</param>
/// <param name="Title">What the kind is called in filters: “Import”.</param>
/// <param name="Work">The class that does it, an <see cref="ITaskWork"/>.</param>
/// <param name="Restartable">Whether a run that a crash interrupted restarts automatically. Otherwise it counts as failed.</param>
/// <param name="ResultAddress">The address of the result page without the task's number; null when there is no such page.</param>
internal sealed record TaskKind(string Name, string Title, Type Work, bool Restartable, string? ResultAddress = null)
{
    /// <summary>When it is tried again after a failure that may pass by itself, such as a store that does not answer. Only for restartable kinds.</summary>
    public RetryPolicy Retry { get; init; } = Restartable ? RetryPolicy.Exponential(4, TimeSpan.FromSeconds(5), 4, TimeSpan.FromMinutes(10)) : RetryPolicy.None;
}
