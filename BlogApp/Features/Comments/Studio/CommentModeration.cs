using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Caching;
using BlogApp.Features.Comments.Rules;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Comments.Studio;

/// <summary>What a comment was before: enough to take a change back.</summary>
internal readonly record struct CommentBefore(long Id, CommentState State);

/// <summary>Changes comments: authors those under their articles, admins all. When a command returns, readers see the change.</summary>
internal sealed class CommentModeration(IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, CommentSignals signals, TimeProvider clock)
{
    /// <summary>Moves comments into a state.</summary>
    /// <returns>Those that changed, as they were before, for <see cref="RestoreAsync"/>; not those that are gone or another author's.</returns>
    public Task<IReadOnlyList<CommentBefore>> MoveAsync(IReadOnlyCollection<long> ids, CommentState state, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync([.. ids.Distinct().Select(id => new CommentBefore(id, state))], by, "comment." + state.ToString().ToLowerInvariant(), cancellationToken);

    /// <summary>Takes changes back.</summary>
    public Task<IReadOnlyList<CommentBefore>> RestoreAsync(IReadOnlyCollection<CommentBefore> before, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(before, by, "comment.undo", cancellationToken);

    /// <summary>Replaces a comment's text.</summary>
    /// <returns>What is wrong, in words to be looked up; null when it is saved, or the comment is gone.</returns>
    public async Task<string?> EditAsync(long id, string text, Actor by, CancellationToken cancellationToken)
    {
        text = CommentDraft.Lines(text);
        if (CommentRules.TextError(text) is { } error)
            return error;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Mine(context, by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } comment || comment.Markdown == text)
            return null;
        comment.Markdown = text;
        Audit(context, by, "comment.edit", [id]);
        await SaveAsync(context, []);
        return null;
    }

    /// <summary>Answers in the moderator's name. A comment that waited is approved by it.</summary>
    /// <returns>What is wrong, in words to be looked up; null when it is saved, or the comment is gone.</returns>
    public async Task<string?> AnswerAsync(long id, string text, string name, Actor by, CancellationToken cancellationToken)
    {
        text = CommentDraft.Lines(text);
        if (CommentRules.TextError(text) is { } error)
            return error;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Mine(context, by).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } comment)
            return null;
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

    /// <summary>Deletes for good what is spam or in the trash, with the answers to it.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DeleteAsync(IReadOnlyCollection<long> ids, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var gone = await Mine(context, by).Where(c => ids.Contains(c.Id) && (c.State == CommentState.Spam || c.State == CommentState.Trash)).ToListAsync(cancellationToken);
        if (gone.Count == 0)
            return 0;
        context.Comments.RemoveRange(gone);
        Audit(context, by, "comment.delete", gone.Select(c => c.Id));
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
        foreach (var comment in changed)
            comment.State = states[comment.Id];
        Audit(context, by, action, changed.Select(c => c.Id));
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
            // Someone else deleted one of them meanwhile: there is nothing left to change.
        }
        // A closed article says that there are comments only when there are.
        await cache.InvalidateAsync([CacheTag.Comments, .. articles.Distinct().Select(CacheTag.Article)], CancellationToken.None);
        signals.Raise();
    }

    private void Audit(BlogDbContext context, Actor by, string action, IEnumerable<long> ids) =>
        context.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, UserId = by.UserId, Action = action, Subject = Shortened(string.Join(", ", ids)) });

    private static string Shortened(string subject) => subject.Length > 200 ? subject[..199] + "…" : subject;

    private static IQueryable<Comment> Mine(BlogDbContext context, Actor by) => ModerationQuery.Mine(context.Comments, by);
}
