using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Comments.Studio;

/// <summary>A comment as shown to moderators.</summary>
/// <param name="Answers">The name of the person it answers; null when it answers nobody.</param>
internal sealed record ModerationRow(
    long Id, CommentState State, string Name, string? Email, string? Url, bool Guest, string Markdown, DateTime At, string Slug, string Title, string? Answers);

/// <param name="Page">The last page when a later one was requested.</param>
/// <param name="Counts">Comments by state, under the articles of this moderator.</param>
internal sealed record ModerationList(IReadOnlyList<ModerationRow> Rows, int Total, int Page, IReadOnlyDictionary<CommentState, int> Counts);

/// <summary>Comments for the Studio: those under the user's own articles; for admins, all.</summary>
internal sealed class ModerationQuery(IDbContextFactory<BlogDbContext> contexts)
{
    public const int PageSize = 50;

    public async Task<ModerationList> RunAsync(CommentState state, int page, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var mine = Mine(context.Comments.AsNoTracking(), by);
        var counts = await mine.GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var total = counts.GetValueOrDefault(state);
        page = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        // Pending comments are sorted by the longest wait; the others are newest first.
        var all = mine.Where(c => c.State == state);
        var sorted = state == CommentState.Pending ? all.OrderBy(c => c.At).ThenBy(c => c.Id) : all.OrderByDescending(c => c.At).ThenByDescending(c => c.Id);
        var rows = await sorted.Skip((page - 1) * PageSize).Take(PageSize)
            .Select(c => new ModerationRow(c.Id, c.State, c.Name, c.Email, c.Url, c.UserId == null, c.Markdown, c.At, c.Article!.Slug, c.Article.Title, c.Parent!.Name))
            .ToListAsync(cancellationToken);
        return new(rows, total, page, counts);
    }

    /// <summary>Number of comments that this moderator can approve.</summary>
    public async Task<int> PendingAsync(Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Mine(context.Comments, by).CountAsync(c => c.State == CommentState.Pending, cancellationToken);
    }

    public static IQueryable<Comment> Mine(IQueryable<Comment> comments, Actor by) =>
        by.MayChange(long.MinValue) ? comments : by.UserId is { } author && by.MayChange(author) ? comments.Where(c => c.Article!.AuthorId == author) : comments.Where(c => false);
}
