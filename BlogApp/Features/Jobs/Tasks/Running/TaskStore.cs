using BlogApp.Data;
using BlogApp.Data.Site;
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

    public async Task<long> AddAsync(string kind, string title, string input, long? userId, DateTime? dueAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var task = new BackgroundTask
        {
            Kind = kind,
            Title = title.Length > 300 ? title[..300] : title,
            Input = input,
            State = TaskState.Waiting,
            CreatedAt = Now,
            DueAt = dueAt,
            UserId = userId,
        };
        context.BackgroundTasks.Add(task);
        if (userId is not null)
            context.AuditEntries.Add(new AuditEntry { At = task.CreatedAt, UserId = userId, Action = "task.start", Subject = task.Title });
        await context.SaveChangesAsync(cancellationToken);
        return task.Id;
    }

    /// <summary>After a crash, restartable tasks wait again, unless it was their second; all others count as failed.</summary>
    public Task RecoverAsync(IReadOnlyList<string> restartable, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        var left = context.BackgroundTasks.Where(t => t.State == TaskState.Running);
        var oldest = Now - Patience;
        await left.Where(t => restartable.Contains(t.Kind) && t.StartedAt > oldest && t.Starts < MostStarts).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Waiting), cancellationToken);
        await left.Where(t => t.Starts >= MostStarts).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Failed)
            .SetProperty(t => t.FinishedAt, Now).SetProperty(t => t.Error, EndedTheServer), cancellationToken);
        return await left.ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Failed)
            .SetProperty(t => t.FinishedAt, Now).SetProperty(t => t.Error, Interrupted), cancellationToken);
    }, cancellationToken);

    /// <summary>Claims the oldest due task, marks it as running and counts the start; null when there is none.</summary>
    public async Task<BackgroundTask?> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Now;
        var next = await context.BackgroundTasks.AsNoTracking().Where(t => t.State == TaskState.Waiting && (t.DueAt == null || t.DueAt <= now))
            .OrderBy(t => t.Id).FirstOrDefaultAsync(cancellationToken);
        if (next is null)
            return null;
        var claimed = await WriteAsync(writing => writing.BackgroundTasks.Where(t => t.Id == next.Id && t.State == TaskState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Running).SetProperty(t => t.StartedAt, t => t.StartedAt ?? now).SetProperty(t => t.Starts, t => t.Starts + 1), cancellationToken), cancellationToken);
        return claimed == 1 ? next : await ClaimAsync(cancellationToken);
    }

    /// <summary>When the next delayed task is due; null when none waits.</summary>
    public async Task<DateTime?> NextDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.Where(t => t.State == TaskState.Waiting && t.DueAt != null).MinAsync(t => t.DueAt, cancellationToken);
    }

    public Task ProgressAsync(long id, TaskProgress progress, CancellationToken cancellationToken) => WriteAsync(context => context.BackgroundTasks
        .Where(t => t.Id == id && t.State == TaskState.Running)
        .ExecuteUpdateAsync(set => set.SetProperty(t => t.Step, progress.Step).SetProperty(t => t.Done, progress.Done).SetProperty(t => t.Total, progress.Total), cancellationToken), cancellationToken);

    /// <summary>Records the end of a run: its state, progress and result.</summary>
    public Task FinishAsync(long id, TaskState state, TaskProgress? progress, string? result, string? error, CancellationToken cancellationToken) => WriteAsync(context =>
    {
        DateTime? finished = state == TaskState.Waiting ? null : Now;
        return context.BackgroundTasks.Where(t => t.Id == id && t.State == TaskState.Running).ExecuteUpdateAsync(set => set
            .SetProperty(t => t.State, state).SetProperty(t => t.Starts, 0).SetProperty(t => t.FinishedAt, finished).SetProperty(t => t.Result, result).SetProperty(t => t.Error, error)
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

    /// <summary>Deletes tasks that ended before the given time.</summary>
    public Task<int> ForgetAsync(DateTime before, CancellationToken cancellationToken) => WriteAsync(
        context => context.BackgroundTasks.Where(t => t.FinishedAt != null && t.FinishedAt < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    public async Task AuditAsync(string action, long id, long by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var title = await context.BackgroundTasks.Where(t => t.Id == id).Select(t => t.Title).SingleOrDefaultAsync(cancellationToken);
        context.AuditEntries.Add(new AuditEntry { At = Now, UserId = by, Action = action, Subject = title ?? $"{id}" });
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<int> WriteAsync(Func<BlogDbContext, Task<int>> write, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        using var turn = await writer.EnterAsync(cancellationToken);
        context.Database.SetDbConnection(turn.Connection);
        return await write(context);
    }
}
