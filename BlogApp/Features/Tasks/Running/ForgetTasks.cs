using BlogApp.Features.Jobs;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Tasks.Running;

/// <summary>Lets go of old tasks and their reports.</summary>
internal sealed class ForgetTasks(TaskStore store, TaskSignals signals, IOptions<TasksSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string JobName = "forget-tasks";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var forgotten = await store.ForgetAsync(clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepDays), cancellationToken);
        if (forgotten > 0)
            signals.Changed();
        return new(forgotten);
    }
}
