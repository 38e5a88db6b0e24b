using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Comments;

/// <summary>A comment as readers see it.</summary>
/// <param name="Removed">The comment is hidden but has answers, so its place is kept.</param>
/// <param name="ByAuthor">Written by the article's author while signed in.</param>
public sealed record ShownComment(long Id, string Name, string? Url, string Markdown, DateTimeOffset At, bool ByAuthor, bool Removed);

/// <summary>A comment and its answers, oldest first.</summary>
internal sealed record CommentThread(ShownComment First, IReadOnlyList<ShownComment> Answers);

/// <param name="Total">Approved comments on all pages, including answers.</param>
internal sealed record CommentPage(IReadOnlyList<CommentThread> Threads, int Total, int Number, int Pages);

/// <summary>An article's approved comments, oldest first, a hundred threads per page.</summary>
internal sealed class CommentThreads(IDbContextFactory<BlogDbContext> contexts, HybridCache cache)
{
    public const int PageSize = 100;

    /// <summary>Whether readers see any comments; cached.</summary>
    public ValueTask<bool> AnyAsync(long articleId, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(string.Create(CultureInfo.InvariantCulture, $"{CacheRegion.Article}:commented:{articleId}"), async token =>
        {
            await using var context = await contexts.CreateDbContextAsync(token);
            return await context.Comments.AnyAsync(c => c.ArticleId == articleId && c.State == CommentState.Approved, token);
        }, tags: [CacheTag.Comments], cancellationToken: cancellationToken);

    /// <summary>Null when there is no such page.</summary>
    public async Task<CommentPage?> PageAsync(long articleId, long authorId, int number, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Comments.AsNoTracking().Where(c => c.ArticleId == articleId);
        var approved = all.Where(c => c.State == CommentState.Approved);
        var firsts = all.Where(c => c.ParentId == null && (c.State == CommentState.Approved || approved.Any(a => a.ParentId == c.Id)));
        var count = await firsts.CountAsync(cancellationToken);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        if (number > pages)
            return null;
        var shown = await firsts.OrderBy(c => c.At).ThenBy(c => c.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = shown.ConvertAll(c => c.Id);
        var answers = (await approved.Where(c => c.ParentId != null && ids.Contains(c.ParentId.Value)).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken))
            .ToLookup(c => c.ParentId!.Value, c => Shown(c, authorId));
        // Answers are never nested, and an answer to a removed comment still counts.
        return new([.. shown.Select(c => new CommentThread(Shown(c, authorId), [.. answers[c.Id]]))], await approved.CountAsync(cancellationToken), number, pages);
    }

    private static ShownComment Shown(Comment comment, long authorId) =>
        new(comment.Id, comment.Name, comment.Url, comment.Markdown, comment.At, comment.UserId == authorId, comment.State != CommentState.Approved);
}
