using System.Globalization;
using Quartz;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>
/// A task's place in the scheduler: a trigger that fires once, of the durable job of its kind. Its name is the task's number.
/// </summary>
internal sealed partial class TaskTriggers(IScheduler scheduler, TaskRegistry registry, TaskStore store, TaskNotifier notifier, TimeProvider clock, ILogger<TaskTriggers> log)
{
    /// <summary>The group of the jobs, of the triggers, and of the limit on how many run at once.</summary>
    public const string Group = "task";

    public static TriggerKey Key(long id) => new(id.ToString(CultureInfo.InvariantCulture), Group);

    /// <summary>The task's number; null when the trigger is no task's.</summary>
    public static long? IdOf(TriggerKey key) =>
        key.Group == Group && long.TryParse(key.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public async Task ScheduleAsync(long id, TaskKind kind, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var job = new JobKey(kind.Name, Group);
        if (!await scheduler.Exists(job, cancellationToken))
            await scheduler.AddJob(Job(kind), AddJobOptions.Replacing, cancellationToken);
        await scheduler.ScheduleTrigger(Trigger(id, job, kind, at), TriggerConflict.Replace, cancellationToken);
    }

    public async Task UnscheduleAsync(long id, CancellationToken cancellationToken) => await scheduler.UnscheduleJob(Key(id), cancellationToken);

    /// <summary>Asks the node that runs the task to stop it.</summary>
    /// <returns>False when no node runs it.</returns>
    public async Task<bool> InterruptAsync(long id, CancellationToken cancellationToken)
    {
        var firings = await scheduler.QueryFireInstances(new FireInstanceQuery { TriggerGroup = GroupMatcher<TriggerKey>.GroupEquals(Group), Take = 1000 }, cancellationToken);
        var asked = false;
        foreach (var firing in firings.Items.Where(firing => IdOf(firing.TriggerKey) == id))
            asked |= await scheduler.InterruptFireInstance(firing.FireInstanceId, cancellationToken);
        return asked;
    }

    /// <summary>
    /// Runs before the scheduler starts. Each open task gets a trigger, unless it has one, or the scheduler will recover its
    /// run. So a task survives a crash between its row and its trigger, and a lost file of the scheduler.
    /// </summary>
    public async Task BringInLineAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in registry.All)
            await scheduler.AddJob(Job(kind), AddJobOptions.Replacing, cancellationToken);
        var group = GroupMatcher<TriggerKey>.GroupEquals(Group);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Group = group, Take = int.MaxValue }, cancellationToken);
        var firings = await scheduler.QueryFireInstances(new FireInstanceQuery { TriggerGroup = group, State = null, Take = int.MaxValue }, cancellationToken);
        long[] known = [.. triggers.Items.Select(trigger => IdOf(trigger.Key)).Concat(firings.Items.Select(firing => IdOf(firing.TriggerKey))).OfType<long>()];
        foreach (var task in await store.RecoverAsync(known, registry.Restartable, cancellationToken))
        {
            if (!registry.TryFind(task.Kind, out var kind))
                continue;
            await ScheduleAsync(task.Id, kind, task.DueAt is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null, cancellationToken);
            Log.Scheduled(log, task.Id, task.Kind);
        }
        notifier.Changed();
    }

    private ITrigger Trigger(long id, JobKey job, TaskKind kind, DateTimeOffset? at)
    {
        var trigger = TriggerBuilder.Create(clock).WithIdentity(Key(id)).ForJob(job).WithExecutionGroup(Group).WithRetryPolicy(kind.Retry)
            // A task that had to wait for others is late, not missed.
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires));
        return (at is { } time ? trigger.StartAt(time) : trigger.StartNow()).Build();
    }

    private static IJobDetail Job(TaskKind kind) => JobBuilder.Create<TaskJob>().WithIdentity(new JobKey(kind.Name, Group))
        .WithDescription(kind.Title).StoreDurably().RequestRecovery().Build();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Background task {Id} ({Kind}) is put in the queue again")]
        public static partial void Scheduled(ILogger logger, long id, string kind);
    }
}
