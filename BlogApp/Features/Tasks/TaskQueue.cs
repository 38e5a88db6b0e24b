using System.Text.Json;
using BlogApp.Features.Tasks.Running;

namespace BlogApp.Features.Tasks;

/// <summary>Starts tasks and cancels them. What is started survives a restart of the server.</summary>
internal sealed class TaskQueue(TaskRegistry registry, TaskStore store, TaskSignals signals)
{
    /// <summary>The task is in the database when this returns, and begins as soon as there is room.</summary>
    /// <param name="kind">One that a feature has registered.</param>
    /// <param name="title">In words, such as “Import of blog.xml”.</param>
    /// <param name="input">What the work needs to know; kept as JSON.</param>
    /// <param name="userId">Who starts it; null when the server does.</param>
    /// <param name="dueAt">Not before; null: at once.</param>
    /// <returns>The task's number.</returns>
    /// <exception cref="ArgumentException">No kind has that name.</exception>
    public async Task<long> EnqueueAsync<T>(string kind, string title, T input, long? userId, DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        if (!registry.TryFind(kind, out _))
            throw new ArgumentException($"No kind of task is called '{kind}'.", nameof(kind));
        var id = await store.AddAsync(kind, title, JsonSerializer.Serialize(input, JsonSerializerOptions.Web), userId, dueAt?.UtcDateTime, cancellationToken);
        signals.Changed();
        signals.Wake();
        return id;
    }

    /// <summary>Takes a waiting task away and asks a running one to stop; it then ends within moments.</summary>
    /// <param name="by">The admin who does it.</param>
    /// <returns>False when it had ended already.</returns>
    public async Task<bool> CancelAsync(long id, long by, CancellationToken cancellationToken)
    {
        var waiting = await store.CancelWaitingAsync(id, cancellationToken);
        if (!waiting && !signals.TryCancel(id))
            return false;
        await store.AuditAsync("task.cancel", id, by, cancellationToken);
        signals.Changed();
        return true;
    }
}
