using System.Text.Json;
using BlogApp.Features.Jobs.Tasks.Running;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>Submits, cancels, retries and removes tasks. Actions of admins are written to the audit.</summary>
internal sealed class TaskCommands(TaskRegistry registry, TaskStore store, TaskTriggers triggers, TaskNotifier notifier) : ITasks
{
    public async Task<long> SubmitAsync<TWork>(object args, TaskOptions options, CancellationToken cancellationToken) where TWork : ITaskWork
    {
        var kind = registry.Of(typeof(TWork));
        if (options.Key is { Length: > 200 })
            throw new ArgumentException("A task's key has at most 200 characters.", nameof(options));
        var (id, added) = await store.AddAsync(kind.Name, JsonSerializer.Serialize(args, args.GetType(), JsonSerializerOptions.Web), options, cancellationToken);
        if (!added)
            return id;
        try
        {
            await triggers.ScheduleAsync(id, kind, options.At, cancellationToken);
        }
        catch
        {
            // Without a trigger it would wait until the next start; the caller learns that nothing was submitted.
            await store.RemoveAsync([id], CancellationToken.None);
            throw;
        }
        notifier.Changed();
        return id;
    }

    /// <summary>Removes a waiting task from the queue, or asks a running one to stop; it then ends within moments.</summary>
    /// <param name="by">Who cancels it; null: the command line.</param>
    /// <returns>False when it had already ended.</returns>
    public async Task<bool> CancelAsync(long id, long? by, CancellationToken cancellationToken)
    {
        var waiting = await store.CancelWaitingAsync(id, cancellationToken);
        if (waiting)
            await triggers.UnscheduleAsync(id, cancellationToken);
        else if (!notifier.TryCancel(id) && !await triggers.InterruptAsync(id, cancellationToken))
            return false;
        await store.AuditAsync("task.cancel", id, by, cancellationToken);
        notifier.Changed();
        return true;
    }

    /// <summary>Runs a failed or canceled task once more, with the same input and under the same number.</summary>
    /// <returns>False when it has not failed, or its kind is gone.</returns>
    public async Task<bool> RetryAsync(long id, long? by, CancellationToken cancellationToken)
    {
        if (await store.KindOfAsync(id, cancellationToken) is not { } name || !registry.TryFind(name, out var kind) || !await store.ReviveAsync(id, cancellationToken))
            return false;
        await triggers.ScheduleAsync(id, kind, at: null, cancellationToken);
        await store.AuditAsync("task.retry", id, by, cancellationToken);
        notifier.Changed();
        return true;
    }

    /// <summary>Deletes an ended task with its input and result.</summary>
    /// <returns>False when it has not ended.</returns>
    public async Task<bool> RemoveAsync(long id, long? by, CancellationToken cancellationToken)
    {
        // The audit needs the title.
        if (!await store.EndedAsync(id, cancellationToken))
            return false;
        await store.AuditAsync("task.remove", id, by, cancellationToken);
        await store.RemoveAsync([id], cancellationToken);
        notifier.Changed();
        return true;
    }
}
