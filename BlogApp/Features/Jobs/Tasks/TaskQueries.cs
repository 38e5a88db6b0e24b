using BlogApp.Data;
using BlogApp.Data.Tasks;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>Reads tasks for pages.</summary>
internal sealed class TaskQueries(IDbContextFactory<BlogDbContext> contexts)
{
    public const int PageSize = 50;

    public async Task<TaskList> ReadAsync(TaskFilter filter, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await context.BackgroundTasks.Where(t => filter.Kind == null || t.Kind == filter.Kind)
            .GroupBy(t => t.State).Select(states => new { states.Key, Count = states.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancellationToken);
        var total = filter.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = context.BackgroundTasks.Where(t => (filter.State == null || t.State == filter.State) && (filter.Kind == null || t.Kind == filter.Kind));
        var rows = await Rows(found.OrderByDescending(t => t.Id).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        return new(rows, total, page, counts);
    }

    public async Task<TaskRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context.BackgroundTasks.Where(t => t.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The newest tasks of the given kinds.</summary>
    public async Task<IReadOnlyList<TaskRow>> LatestAsync(IReadOnlyList<string> kinds, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context.BackgroundTasks.Where(t => kinds.Contains(t.Kind)).OrderByDescending(t => t.Id).Take(most)).ToListAsync(cancellationToken);
    }

    /// <summary>The task's input and result, both JSON; null when there is no such task.</summary>
    public async Task<TaskContent?> ContentAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BackgroundTasks.Where(t => t.Id == id).Select(t => new TaskContent(t.Kind, t.Input, t.Result)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<TaskRow> Rows(IQueryable<BackgroundTask> tasks) => tasks.Select(t => new TaskRow(
        t.Id, t.Kind, t.Title, t.State, t.Step, t.Done, t.Total, t.CreatedAt, t.DueAt, t.StartedAt, t.FinishedAt, t.Tries, t.UserId, t.User!.DisplayName, t.Error));
}

/// <summary>Which tasks to list; null: all.</summary>
internal sealed record TaskFilter(TaskState? State = null, string? Kind = null);

/// <param name="Rows">One page, newest first.</param>
/// <param name="Total">Number of rows on all pages.</param>
/// <param name="Page">The page's number; the last page when a later one was requested.</param>
/// <param name="Counts">Tasks by state, of the filter's kind.</param>
internal sealed record TaskList(IReadOnlyList<TaskRow> Rows, int Total, int Page, IReadOnlyDictionary<TaskState, int> Counts);

/// <summary>A task without its input and result, which may be long.</summary>
public sealed record TaskRow(long Id, string Kind, string Title, TaskState State, string? Step, int Done, int Total,
    DateTime CreatedAt, DateTime? DueAt, DateTime? StartedAt, DateTime? FinishedAt, int Tries, long? UserId, string? User, string? Error)
{
    public bool Ended => State is TaskState.Succeeded or TaskState.Failed or TaskState.Cancelled;

    public bool Retryable => State is TaskState.Failed or TaskState.Cancelled;
}

public sealed record TaskContent(string Kind, string Input, string? Result);
