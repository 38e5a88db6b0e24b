using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Changes articles. When a command returns, every page of this node shows the change.</summary>
internal sealed partial class ArticleCommands(
    IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, IPublishingTriggers triggers, TimeProvider clock)
{
    /// <summary>Saves text and details; the state stays as it is, and a new article is a draft.</summary>
    public async Task<ArticleSaved> SaveAsync(ArticleEdit edit, Actor by, CancellationToken cancellationToken)
    {
        if (EditRules.Check(edit) is { Count: > 0 } errors)
            return ArticleSaved.Invalid(errors);
        // Two saves at once may both bring the same new tag or series: the one that comes second then finds it.
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
        var copy = await EditorsCopy.FindAsync(context, edit, cancellationToken);
        edit = EditorsCopy.Continue(edit, copy);
        var (article, refusal) = edit.Id is { } id ? await FindAsync(context, id, edit.Version, by, cancellationToken)
            : by.MayChange(edit.AuthorId) ? (Create(context, edit), new(SaveResult.Saved))
            : (null, new(SaveResult.NotAllowed));
        if (article is null)
            return refusal;
        var before = edit.Id is null ? null : ArticleBefore.Of(article);
        if (await SlugTakenAsync(context, edit.Slug, article.Id, cancellationToken))
            return new(SaveResult.SlugTaken);
        article.Slug = edit.Slug;
        article.Title = edit.Title.Trim();
        article.Excerpt = edit.Excerpt.Trim();
        article.Markdown = edit.Markdown;
        article.Language = edit.Language;
        if (edit.Details is { } details && await DetailsChange.ApplyAsync(context, article, details, cancellationToken) is { Count: > 0 } errors)
            return ArticleSaved.Invalid(errors);
        await SetTagsAsync(context, article, EditRules.Tags(edit), cancellationToken);
        EditorsCopy.Settle(context, copy, article);
        return await CommitAsync(context, article, before, by, cancellationToken);
    }

    private async Task<ArticleSaved> CommitAsync(
        BlogDbContext context, Article article, ArticleBefore? before, Actor by, CancellationToken cancellationToken, bool keepBefore = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        article.UpdatedAt = now;
        article.Version++;
        await ArticleHistory.RecordAsync(context, article, before, by, now, keepBefore, cancellationToken);
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
            // Another save may have come between the questions and the commit: it took the slug, or kept a revision of its own.
            context.ChangeTracker.Clear();
            if (await SlugTakenAsync(context, article.Slug, article.Id, cancellationToken))
                return new(SaveResult.SlugTaken);
            if (before is not null && !await context.Articles.AnyAsync(a => a.Id == article.Id && a.Version == before.Version, cancellationToken))
                return new(SaveResult.ChangedMeanwhile);
            throw;
        }
        await ShowAsync(article.Id);
        if (article.State is ArticleState.Scheduled || before?.State is ArticleState.Scheduled)
            await triggers.FollowAsync(article.Id);
        return new(SaveResult.Saved, article.Id, article.Version);
    }

    // What is saved must show, also when whoever saved it has gone.
    private ValueTask ShowAsync(long id) => cache.InvalidateAsync([CacheTag.Lists, CacheTag.Article(id)], CancellationToken.None);

    /// <summary>The article to change, or why it cannot be changed.</summary>
    private static async Task<(Article? Article, ArticleSaved Refusal)> FindAsync(
        BlogDbContext context, long id, int version, Actor by, CancellationToken cancellationToken)
    {
        var article = await context.Articles.Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        return article switch
        {
            null => (null, new(SaveResult.Missing)),
            _ when !by.MayChange(article.AuthorId) => (null, new(SaveResult.NotAllowed)),
            // The save compares once more: someone may come between.
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
        var known = await context.Tags.Where(t => names.Contains(t.Name)).ToListAsync(cancellationToken);
        article.Tags.RemoveAll(t => !names.Contains(t.Name));
        foreach (var name in names.Where(n => article.Tags.TrueForAll(t => t.Name != n)))
            article.Tags.Add(known.Find(t => t.Name == name) ?? new Tag { Name = name });
    }

    private static Task<bool> SlugTakenAsync(BlogDbContext context, string slug, long exceptId, CancellationToken cancellationToken) =>
        context.Articles.AnyAsync(a => a.Slug == slug && a.Id != exceptId, cancellationToken);
}
