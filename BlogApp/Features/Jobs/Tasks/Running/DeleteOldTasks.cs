using Microsoft.Extensions.Options;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>Deletes old tasks and their reports.</summary>
internal sealed class DeleteOldTasks(TaskStore store, TaskNotifier notifier, IOptions<TasksSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string JobName = "forget-tasks";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var forgotten = await store.ForgetAsync(clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepDays), cancellationToken);
        if (forgotten > 0)
            notifier.Changed();
        return new(forgotten);
    }
}
