using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Comments.Rules;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Comments.Studio;

/// <summary>A comment's former state, to undo a change.</summary>
internal readonly record struct CommentBefore(long Id, CommentState State);

/// <summary>Changes comments: authors under their own articles, admins everywhere. When a command returns, readers see the change.</summary>
internal sealed class CommentModeration(IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, CommentNotifier notifier, TimeProvider clock)
{
    /// <summary>Moves comments to a state.</summary>
    /// <returns>The changed comments with their former states, for <see cref="RestoreAsync"/>. Deleted comments and those of other authors' articles
    /// are left out.</returns>
    public Task<IReadOnlyList<CommentBefore>> MoveAsync(IReadOnlyCollection<long> ids, CommentState state, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync([.. ids.Distinct().Select(id => new CommentBefore(id, state))], by, "comment." + state.ToString().ToLowerInvariant(), cancellationToken);

    /// <summary>Undoes changes.</summary>
    public Task<IReadOnlyList<CommentBefore>> RestoreAsync(IReadOnlyCollection<CommentBefore> before, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(before, by, "comment.undo", cancellationToken);

    /// <summary>Replaces a comment's text.</summary>
    /// <returns>The error as a key of words; null when it was saved, or when the comment no longer exists.</returns>
    public async Task<string?> EditAsync(long id, string text, Actor by, CancellationToken cancellationToken)
    {
        text = CommentDraft.Lines(text);
        if (CommentRules.TextError(text) is { } error)
            return error;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Mine(context, by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } comment || comment.Markdown == text)
            return null;
        comment.Markdown = text;
        // What was taken out of a comment is not kept here.
        Audit(context, by, "comment.edit", [id], null);
        await SaveAsync(context, []);
        return null;
    }

    /// <summary>Answers in the moderator's name. This approves a pending comment.</summary>
    /// <returns>The error as a key of words; null when it was saved, or when the comment no longer exists.</returns>
    public async Task<string?> AnswerAsync(long id, string text, string name, Actor by, CancellationToken cancellationToken)
    {
        text = CommentDraft.Lines(text);
        if (CommentRules.TextError(text) is { } error)
            return error;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Mine(context, by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } comment)
            return null;
        Audit(context, by, "comment.answer", [id], comment.State is CommentState.Approved ? null : AuditLog.Change($"{comment.State}", nameof(CommentState.Approved)));
        comment.State = CommentState.Approved;
        context.Comments.Add(new()
        {
            ArticleId = comment.ArticleId,
            ParentId = comment.ParentId ?? comment.Id,
            UserId = by.UserId,
            Name = name.Length > CommentRules.LongestName ? name[..CommentRules.LongestName] : name,
            Markdown = text,
            State = CommentState.Approved,
            At = clock.GetUtcNow().UtcDateTime,
        });
        await SaveAsync(context, [comment.ArticleId]);
        return null;
    }

    /// <summary>Permanently deletes comments in the spam folder or the trash, with their answers.</summary>
    /// <returns>The number of deleted comments.</returns>
    public async Task<int> DeleteAsync(IReadOnlyCollection<long> ids, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var gone = await Mine(context, by).Where(c => ids.Contains(c.Id) && (c.State == CommentState.Spam || c.State == CommentState.Trash)).ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return 0;
        context.Comments.RemoveRange(gone);
        foreach (var some in gone.GroupBy(c => c.State))
            Audit(context, by, "comment.delete", some.Select(c => c.Id), AuditLog.Change($"{some.Key}", null));
        await SaveAsync(context, []);
        return gone.Count;
    }

    private async Task<IReadOnlyList<CommentBefore>> ChangeAsync(IReadOnlyCollection<CommentBefore> wanted, Actor by, string action, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var states = wanted.ToDictionary(w => w.Id, w => w.State);
        var changed = (await Mine(context, by).Where(c => states.Keys.Contains(c.Id)).ToListAsync(cancellationToken)).FindAll(c => c.State != states[c.Id]);
        if (changed.Count == 0)
            return [];
        var before = changed.ConvertAll(c => new CommentBefore(c.Id, c.State));
        foreach (var alike in changed.GroupBy(c => (From: c.State, To: states[c.Id])))
            Audit(context, by, action, alike.Select(c => c.Id), AuditLog.Change($"{alike.Key.From}", $"{alike.Key.To}"));
        foreach (var comment in changed)
            comment.State = states[comment.Id];
        await SaveAsync(context, changed.Select(c => c.ArticleId));
        return before;
    }

    private async Task SaveAsync(BlogDbContext context, IEnumerable<long> articles)
    {
        try
        {
            await context.SaveChangesAsync(CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else deleted one of them meanwhile, so there is nothing left to change.
        }
        // The page of a closed article mentions comments only if there are any.
        await cache.InvalidateAsync([CacheTag.Comments, .. articles.Distinct().Select(CacheTag.Article)], CancellationToken.None);
        notifier.Raise();
    }

    // By number: neither names nor words of readers outlive their comments here.
    private void Audit(BlogDbContext context, Actor by, string action, IEnumerable<long> ids, string? detail) =>
        context.Audit(clock.GetUtcNow().UtcDateTime, by.UserId, action, string.Join(", ", ids.Select(id => FormattableString.Invariant($"#{id}"))), detail);

    private static IQueryable<Comment> Mine(BlogDbContext context, Actor by) => ModerationQuery.Mine(context.Comments, by);
}
