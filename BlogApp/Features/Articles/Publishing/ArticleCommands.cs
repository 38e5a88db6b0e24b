using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Articles.Tags;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Changes articles. When a command returns, every page on this node shows the change.</summary>
internal sealed partial class ArticleCommands(
    IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, IPublishingTriggers triggers, TimeProvider clock)
{
    /// <summary>Saves text and details. The state does not change, and a new article is a draft.</summary>
    public async Task<ArticleSaved> SaveAsync(ArticleEdit edit, Actor by, CancellationToken cancellationToken)
    {
        if (EditRules.Check(edit) is { Count: > 0 } errors)
            return ArticleSaved.Invalid(errors);
        // Two concurrent saves may both create the same tag or series; the second one then finds it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(edit with { SavedBy = by.UserId }, by, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
            }
        }
    }

    private async Task<ArticleSaved> TrySaveAsync(ArticleEdit edit, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var copy = await WorkingCopyOnSave.FindAsync(context, edit, cancellationToken);
        edit = WorkingCopyOnSave.Continue(edit, copy);
        var (article, refusal) = edit.Id is { } id ? await FindAsync(context, id, edit.Version, by, cancellationToken)
            : by.MayChange(edit.AuthorId) ? (Create(context, edit), new(SaveResult.Saved))
            : (null, new(SaveResult.NotAllowed));
        if (article is null)
            return refusal;
        var before = edit.Id is null ? null : ArticleSnapshot.From(article);
        if (await SlugTakenAsync(context, edit.Slug, article.Id, cancellationToken))
            return new(SaveResult.SlugTaken);
        article.Slug = edit.Slug;
        article.Title = edit.Title.Trim();
        article.Excerpt = edit.Excerpt.Trim();
        article.Markdown = edit.Markdown;
        article.Language = edit.Language;
        if (edit.Details is { } details && await DetailsChange.ApplyAsync(context, article, details, by, Now, cancellationToken) is { Count: > 0 } errors)
            return ArticleSaved.Invalid(errors);
        await SetTagsAsync(context, article, EditRules.Tags(edit), cancellationToken);
        WorkingCopyOnSave.MarkSaved(context, copy, article);
        return await CommitAsync(context, article, before, by, cancellationToken);
    }

    private async Task<ArticleSaved> CommitAsync(
        BlogDbContext context, Article article, ArticleSnapshot? before, Actor by, CancellationToken cancellationToken, bool keepBefore = false, bool keepTime = false)
    {
        if (PublishProblem(article, before) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!keepTime)
            article.UpdatedAt = now;
        article.Version++;
        await ArticleHistory.RecordAsync(context, article, before, by, now, keepBefore, cancellationToken);
        await ArticleAudit.NoteAsync(context, article, before, by, now, cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(SaveResult.ChangedMeanwhile);
        }
        catch (DbUpdateException)
        {
            // Another save may have happened between the checks and the commit: it took the slug, or kept its own revision.
            context.ChangeTracker.Clear();
            if (await SlugTakenAsync(context, article.Slug, article.Id, cancellationToken))
                return new(SaveResult.SlugTaken);
            if (before is not null && !await context.Articles.AnyAsync(a => a.Id == article.Id && a.Version == before.Version, cancellationToken))
                return new(SaveResult.ChangedMeanwhile);
            throw;
        }
        await InvalidateAsync(article.Id);
        if (article.State is ArticleState.Scheduled || before?.State is ArticleState.Scheduled)
            await triggers.FollowAsync(article.Id);
        return new(SaveResult.Saved, article.Id, article.Version);
    }

    /// <summary>Why the article cannot become or stay public. One that an import published without a text may still be changed otherwise.</summary>
    private static Phrase? PublishProblem(Article article, ArticleSnapshot? before) =>
        article.State is not (ArticleState.Published or ArticleState.Scheduled) ? null
        : before is { State: ArticleState.Published } && EditRules.PublishProblem(before.Text.Title, before.Text.Markdown) is not null ? null
        : EditRules.PublishProblem(article.Title, article.Markdown);

    // A saved change must show up even if the user has left.
    private ValueTask InvalidateAsync(long id) => cache.InvalidateAsync([CacheTag.Lists, CacheTag.Article(id)], CancellationToken.None);

    /// <summary>The article to change, or why it cannot be changed.</summary>
    private static async Task<(Article? Article, ArticleSaved Refusal)> FindAsync(
        BlogDbContext context, long id, int version, Actor by, CancellationToken cancellationToken)
    {
        var article = await context.Articles.Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        return article switch
        {
            null => (null, new(SaveResult.Missing)),
            _ when !by.MayChange(article.AuthorId) => (null, new(SaveResult.NotAllowed)),
            // The save checks again, because another one may come in between.
            _ when article.Version != version => (null, new(SaveResult.ChangedMeanwhile)),
            _ => (article, new(SaveResult.Saved)),
        };
    }

    private Article Create(BlogDbContext context, ArticleEdit edit)
    {
        var article = new Article
        {
            Kind = edit.Kind,
            Slug = edit.Slug,
            Title = edit.Title,
            Excerpt = edit.Excerpt,
            Markdown = edit.Markdown,
            Language = edit.Language,
            AuthorId = edit.AuthorId,
            State = ArticleState.Draft,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        };
        context.Articles.Add(article);
        return article;
    }

    private static async Task SetTagsAsync(BlogDbContext context, Article article, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var tags = await KnownTags.ForAsync(context, names, cancellationToken);
        article.Tags.RemoveAll(t => !tags.Contains(t));
        article.Tags.AddRange(tags.Except(article.Tags).ToList());
    }

    private static Task<bool> SlugTakenAsync(BlogDbContext context, string slug, long exceptId, CancellationToken cancellationToken) =>
        context.Articles.AnyAsync(a => a.Slug == slug && a.Id != exceptId, cancellationToken);
}
