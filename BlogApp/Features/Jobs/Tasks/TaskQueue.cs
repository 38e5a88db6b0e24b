using System.Text.Json;
using BlogApp.Features.Jobs.Tasks.Running;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>Starts and cancels tasks. Started tasks survive a restart of the server.</summary>
internal sealed class TaskQueue(TaskRegistry registry, TaskStore store, TaskNotifier notifier)
{
    /// <summary>Stores a task in the database. It begins as soon as a slot is free.</summary>
    /// <param name="kind">A kind that a feature has registered.</param>
    /// <param name="title">In words, such as “Import of blog.xml”.</param>
    /// <param name="input">The work's input; stored as JSON.</param>
    /// <param name="userId">Who starts it; null when the server does.</param>
    /// <param name="dueAt">The earliest start; null: immediately.</param>
    /// <returns>The task's number.</returns>
    /// <exception cref="ArgumentException">No kind has that name.</exception>
    public async Task<long> EnqueueAsync<T>(string kind, string title, T input, long? userId, DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        if (!registry.TryFind(kind, out _))
            throw new ArgumentException($"No kind of task is called '{kind}'.", nameof(kind));
        var id = await store.AddAsync(kind, title, JsonSerializer.Serialize(input, JsonSerializerOptions.Web), userId, dueAt?.UtcDateTime, cancellationToken);
        notifier.Changed();
        notifier.Wake();
        return id;
    }

    /// <summary>Removes a waiting task, or asks a running one to stop; it then ends within moments.</summary>
    /// <param name="by">The admin who cancels it.</param>
    /// <returns>False when it had already ended.</returns>
    public async Task<bool> CancelAsync(long id, long by, CancellationToken cancellationToken)
    {
        var waiting = await store.CancelWaitingAsync(id, cancellationToken);
        if (!waiting && !notifier.TryCancel(id))
            return false;
        await store.AuditAsync("task.cancel", id, by, cancellationToken);
        notifier.Changed();
        return true;
    }
}
