using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>Changes articles. When a command returns, every page of this node shows the change.</summary>
internal sealed class ArticleCommands(IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    /// <summary>Saves text and details; the state stays as it is, and a new article is a draft.</summary>
    public async Task<ArticleSaved> SaveAsync(ArticleEdit edit, CancellationToken cancellationToken)
    {
        if (EditRules.Check(edit) is { Count: > 0 } errors)
            return ArticleSaved.Invalid(errors);
        // Two saves at once may both bring the same new tag or series: the one that comes second then finds it.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(edit, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
            }
        }
    }

    private async Task<ArticleSaved> TrySaveAsync(ArticleEdit edit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var copy = await EditorsCopy.FindAsync(context, edit, cancellationToken);
        edit = EditorsCopy.Continue(edit, copy);
        var article = edit.Id is { } id ? await FindAsync(context, id, edit.Version, cancellationToken) : Create(context, edit);
        if (article is null)
            return new(SaveResult.Missing);
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
        return await CommitAsync(context, article, cancellationToken);
    }

    /// <summary>Shows the article to readers. One that was published before keeps its date.</summary>
    public Task<ArticleSaved> PublishAsync(long id, int version, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, article =>
        {
            article.State = ArticleState.Published;
            var now = clock.GetUtcNow().UtcDateTime;
            // A date ahead was a plan; publishing now overrules it.
            if (article.PublishedAt is not { } planned || planned > now)
                article.PublishedAt = now;
        }, cancellationToken);

    /// <summary>Takes the article away from readers; its date and its numbers stay.</summary>
    public Task<ArticleSaved> UnpublishAsync(long id, int version, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, article => article.State = ArticleState.Unpublished, cancellationToken);

    private async Task<ArticleSaved> ChangeAsync(long id, int version, Action<Article> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, id, version, cancellationToken) is not { } article)
            return new(SaveResult.Missing);
        change(article);
        return await CommitAsync(context, article, cancellationToken);
    }

    private async Task<ArticleSaved> CommitAsync(BlogDbContext context, Article article, CancellationToken cancellationToken)
    {
        article.UpdatedAt = clock.GetUtcNow().UtcDateTime;
        article.Version++;
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
            // Another save may have taken the slug between the question and the commit.
            context.ChangeTracker.Clear();
            if (await SlugTakenAsync(context, article.Slug, article.Id, cancellationToken))
                return new(SaveResult.SlugTaken);
            throw;
        }
        // What is saved must show, also when whoever saved it has gone.
        await cache.InvalidateAsync([CacheTag.Lists, CacheTag.Article(article.Id)], CancellationToken.None);
        return new(SaveResult.Saved, article.Id, article.Version);
    }

    private static async Task<Article?> FindAsync(BlogDbContext context, long id, int version, CancellationToken cancellationToken)
    {
        var article = await context.Articles.Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (article is not null)
        {
            // The update compares with what the author began with, not with what was just read.
            context.Entry(article).Property(a => a.Version).OriginalValue = version;
            article.Version = version;
        }
        return article;
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
