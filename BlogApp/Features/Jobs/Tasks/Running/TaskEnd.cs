using BlogApp.Data.Tasks;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>How one run of a task ended.</summary>
/// <param name="State">What the task is now; waiting when it runs again.</param>
/// <param name="Result">JSON.</param>
/// <param name="Error">The reason, in plain words.</param>
/// <param name="DueAt">The next try.</param>
/// <param name="Again">The failure after which it is tried again.</param>
internal sealed record TaskEnd(TaskState State, string? Result, string? Error, DateTime? DueAt = null, Exception? Again = null)
{
    public static TaskEnd Cancelled { get; } = new(TaskState.Cancelled, null, null);

    /// <summary>The server stops; the task begins again with its next start.</summary>
    public static TaskEnd Interrupted { get; } = new(TaskState.Waiting, null, null);

    public static TaskEnd Done(string? result) => new(TaskState.Succeeded, result, null);

    public static TaskEnd Failed(string reason) => new(TaskState.Failed, null, reason);

    public static TaskEnd TriedAgain(string reason, DateTime dueAt, Exception error) => new(TaskState.Waiting, null, reason, dueAt, error);
}
