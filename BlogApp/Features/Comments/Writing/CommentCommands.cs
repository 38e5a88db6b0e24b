using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Comments.Writing;

/// <summary>Adds readers' comments. When it returns, every page on this node is up to date.</summary>
internal sealed class CommentCommands(
    IDbContextFactory<BlogDbContext> contexts, ICommentStore comments, ICacheInvalidator cache, CommentNotifier notifier, TimeProvider clock)
{
    /// <summary>The same text under the same article within this time is one comment that was sent twice.</summary>
    private static readonly TimeSpan OneSending = TimeSpan.FromHours(1);

    /// <summary>Adds a comment; only once, however often it is sent.</summary>
    public async Task<CommentKept> AddAsync(NewComment comment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var id = await comments.AddAsync(new Comment
        {
            ArticleId = comment.ArticleId,
            ParentId = comment.ParentId,
            UserId = comment.UserId,
            Name = comment.Draft.Name,
            Email = comment.Draft.Email.Length > 0 ? comment.Draft.Email : null,
            Url = comment.Draft.Url.Length > 0 ? comment.Draft.Url : null,
            Markdown = comment.Draft.Text,
            State = comment.State,
            At = now,
        }, since: now - OneSending, cancellationToken);
        if (id == 0)
            return await FindSentAsync(comment, now, cancellationToken);
        await ShowAsync();
        return new(id, comment.State);
    }

    /// <summary>The comment that becomes an answer's parent: the given one, or the one it answers. Null when it cannot be answered.</summary>
    public async Task<long?> ParentForAsync(long articleId, long answered, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Comments.Where(c => c.Id == answered && c.ArticleId == articleId && c.State == CommentState.Approved)
            .Select(c => (long?)(c.ParentId ?? c.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>How often the same text was posted under other articles, in any state.</summary>
    public async Task<int> SameElsewhereAsync(long articleId, string text, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(30);
        // Uses the index on state and time: at most the last month.
        return await context.Comments.CountAsync(c => c.At > since && c.Markdown == text && c.ArticleId != articleId, cancellationToken);
    }

    private async Task<CommentKept> FindSentAsync(NewComment comment, DateTime now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = now - OneSending;
        var sent = await context.Comments.Where(c => c.ArticleId == comment.ArticleId && c.ParentId == comment.ParentId && c.UserId == comment.UserId
                && c.Name == comment.Draft.Name && c.Markdown == comment.Draft.Text && c.At > since)
            .OrderByDescending(c => c.Id).Select(c => new { c.Id, c.State }).FirstOrDefaultAsync(cancellationToken);
        return sent is null ? default : new(sent.Id, sent.State);
    }

    private async ValueTask ShowAsync()
    {
        await cache.InvalidateAsync([CacheTag.Comments], CancellationToken.None);
        notifier.Raise();
    }
}
