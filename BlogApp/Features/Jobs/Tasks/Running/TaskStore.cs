using BlogApp.Data;
using BlogApp.Data.Storage;
using BlogApp.Data.Tasks;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>The tasks' rows. Each change of state requires the expected previous state, so that no work is done twice.</summary>
internal sealed class TaskStore(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, TimeProvider clock)
{
    public static readonly string Interrupted = Phrase.Key("The server stopped while this was running. Please start it again.");

    public static readonly string EndedTheServer = Phrase.Key("The server ended twice while this was running, so it is not tried again by itself. If something else ended the server, start it again.");

    /// <summary>A task during which the server ended this often is probably what ended it.</summary>
    private const int MostStarts = 2;

    /// <summary>A task that has been interrupted for this long is not restarted: it may be what stops the server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(6);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <returns>The task's number, and whether it is new: false when there is one with the same key.</returns>
    public Task<(long Id, bool Added)> AddAsync(string kind, string input, TaskOptions options, CancellationToken cancellationToken) => writer.InTransactionAsync(contexts, async context =>
    {
        if (options.Key is { } key && await context.BackgroundTasks.Where(t => t.Key == key).Select(t => (long?)t.Id).SingleOrDefaultAsync(cancellationToken) is { } earlier)
            return (earlier, false);
        var task = new BackgroundTask
        {
            Kind = kind,
            Title = options.Title.Length > 300 ? options.Title[..300] : options.Title,
            Key = options.Key,
            Input = input,
            State = TaskState.Waiting,
            CreatedAt = Now,
            DueAt = options.At?.UtcDateTime,
            UserId = options.UserId,
        };
        context.BackgroundTasks.Add(task);
        if (options.UserId is { } user)
            context.Audit(task.CreatedAt, user, "task.start", task.Title);
        await context.SaveChangesAsync(cancellationToken);
        return (task.Id, true);
    }, cancellationToken);

    /// <summary>After a crash, restartable tasks wait again, unless it was their second; all others count as failed.</summary>
    /// <param name="known">Tasks that the scheduler knows, and recovers itself.</param>
    /// <returns>The waiting tasks that the scheduler does not know.</returns>
    public async Task<IReadOnlyList<BackgroundTask>> RecoverAsync(long[] known, IReadOnlyList<string> restartable, CancellationToken cancellationToken)
    {
        await WriteAsync(context => RecoverAsync(context.BackgroundTasks.Where(t => !known.Contains(t.Id)), restartable, cancellationToken), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.AsNoTracking().Where(t => t.State == TaskState.Waiting && !known.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The same for the one task whose interrupted run the scheduler recovers.</summary>
    public Task RecoverAsync(long id, IReadOnlyList<string> restartable, CancellationToken cancellationToken) =>
        WriteAsync(context => RecoverAsync(context.BackgroundTasks.Where(t => t.Id == id), restartable, cancellationToken), cancellationToken);

    /// <summary>Marks a waiting task as running and counts the start; null when it does not wait.</summary>
    public async Task<BackgroundTask?> ClaimAsync(long id, CancellationToken cancellationToken)
    {
        var now = Now;
        var claimed = await WriteAsync(context => context.BackgroundTasks.Where(t => t.Id == id && t.State == TaskState.Waiting).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.State, TaskState.Running).SetProperty(t => t.StartedAt, t => t.StartedAt ?? now).SetProperty(t => t.Starts, t => t.Starts + 1)
            .SetProperty(t => t.Error, (string?)null), cancellationToken), cancellationToken);
        if (claimed == 0)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
    }

    public Task ProgressAsync(long id, TaskProgress progress, CancellationToken cancellationToken) => WriteAsync(context => context.BackgroundTasks
        .Where(t => t.Id == id && t.State == TaskState.Running)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.Step, progress.Step).SetProperty(t => t.Done, progress.Done).SetProperty(t => t.Total, progress.Total), cancellationToken), cancellationToken);

    /// <summary>Records the end of a run: its state, progress and result.</summary>
    public Task FinishAsync(long id, TaskEnd end, TaskProgress? progress, CancellationToken cancellationToken) => WriteAsync(context =>
    {
        DateTime? finished = end.State == TaskState.Waiting ? null : Now;
        var tried = end.Again is null ? 0 : 1;
        return context.BackgroundTasks.Where(t => t.Id == id && t.State == TaskState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.State, end.State).SetProperty(t => t.Starts, 0).SetProperty(t => t.Tries, t => t.Tries + tried)
            .SetProperty(t => t.FinishedAt, finished).SetProperty(t => t.DueAt, t => end.DueAt ?? t.DueAt).SetProperty(t => t.Result, end.Result).SetProperty(t => t.Error, end.Error)
            .SetProperty(t => t.Step, progress == null ? null : progress.Step)
            .SetProperty(t => t.Done, progress == null ? 0 : progress.Done)
            .SetProperty(t => t.Total, progress == null ? 0 : progress.Total), cancellationToken);
    }, cancellationToken);

    /// <summary>The server stops without waiting for these runs any longer: that is not their fault.</summary>
    public Task ForgiveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => WriteAsync(context => context.BackgroundTasks
        .Where(t => ids.Contains(t.Id) && t.State == TaskState.Running).ExecuteUpdateAsync(set => set.SetProperty(t => t.Starts, 0), cancellationToken), cancellationToken);

    public async Task<bool> CancelWaitingAsync(long id, CancellationToken cancellationToken) => await WriteAsync(context => context.BackgroundTasks
        .Where(t => t.Id == id && t.State == TaskState.Waiting)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Cancelled).SetProperty(t => t.FinishedAt, Now), cancellationToken), cancellationToken) == 1;

    /// <summary>A failed or canceled task waits again.</summary>
    public async Task<bool> ReviveAsync(long id, CancellationToken cancellationToken) => await WriteAsync(context => context.BackgroundTasks
        .Where(t => t.Id == id && (t.State == TaskState.Failed || t.State == TaskState.Cancelled)).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.State, TaskState.Waiting).SetProperty(t => t.Starts, 0).SetProperty(t => t.Tries, 0)
            .SetProperty(t => t.DueAt, (DateTime?)null).SetProperty(t => t.StartedAt, (DateTime?)null).SetProperty(t => t.FinishedAt, (DateTime?)null), cancellationToken), cancellationToken) == 1;

    public async Task<string?> KindOfAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.Where(t => t.Id == id).Select(t => t.Kind).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<bool> EndedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.AnyAsync(t => t.Id == id && t.FinishedAt != null, cancellationToken);
    }

    public Task RemoveAsync(IReadOnlyCollection<long> ids, CancellationToken cancellationToken) => WriteAsync(
        context => context.BackgroundTasks.Where(t => ids.Contains(t.Id) && t.State != TaskState.Running).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    /// <summary>Deletes tasks that ended before the given time.</summary>
    public Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken) => WriteAsync(
        context => context.BackgroundTasks.Where(t => t.FinishedAt != null && t.FinishedAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public async Task AuditAsync(string action, long id, long? by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var title = await context.BackgroundTasks.Where(t => t.Id == id).Select(t => t.Title).SingleOrDefaultAsync(cancellationToken);
        context.Audit(Now, by, action, title ?? $"{id}");
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<int> RecoverAsync(IQueryable<BackgroundTask> tasks, IReadOnlyList<string> restartable, CancellationToken cancellationToken)
    {
        var left = tasks.Where(t => t.State == TaskState.Running);
        var oldest = Now - Patience;
        await left.Where(t => restartable.Contains(t.Kind) && t.StartedAt > oldest && t.Starts < MostStarts).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Waiting), cancellationToken);
        await left.Where(t => t.Starts >= MostStarts).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Failed)
            .SetProperty(t => t.FinishedAt, Now).SetProperty(t => t.Error, EndedTheServer), cancellationToken);
        return await left.ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Failed)
            .SetProperty(t => t.FinishedAt, Now).SetProperty(t => t.Error, Interrupted), cancellationToken);
    }

    private async Task<int> WriteAsync(Func<BlogDbContext, Task<int>> write, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        using var turn = await writer.EnterAsync(cancellationToken);
        context.Database.SetDbConnection(turn.Connection);
        return await write(context);
    }
}
