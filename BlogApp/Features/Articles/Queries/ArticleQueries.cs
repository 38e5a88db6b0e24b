using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Single articles, cached.</summary>
internal sealed class ArticleQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, ArticleMarkdown markdown, ISimilarArticles similar, TimeProvider clock)
{
    /// <summary>The article that readers see under the slug, or null. Whoever shows it asks its visibility.</summary>
    public async ValueTask<ArticleView?> FindAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SlugRules.IsValid(slug))
            return null;
        // The mapping from slug to article changes with the lists; the text changes only with the article. Publishing one article therefore does not
        // discard the rendered text of all others.
        var id = await cache.GetOrCreateAsync(CacheRegion.Article + ":slug:" + slug, token => LoadIdAsync(slug, token),
            tags: [CacheTag.Lists], cancellationToken: cancellationToken);
        if (id is not { } articleId)
            return null;
        return await cache.GetOrCreateAsync($"{CacheRegion.Article}:{articleId}", token => LoadAsync(articleId, token),
            tags: [CacheTag.Article(articleId), CacheTag.Authors], cancellationToken: cancellationToken);
    }

    /// <summary>An article that readers cannot see yet, for users who may. Never cached.</summary>
    public async ValueTask<Draft?> FindDraftAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SlugRules.IsValid(slug))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.AsNoTracking().Include(a => a.Author).Include(a => a.Tags).Include(a => a.Cover)
            .SingleOrDefaultAsync(a => a.Slug == slug && a.State != ArticleState.Trash, cancellationToken);
        return article is null ? null : new(View(article), article.AuthorId, article.State);
    }

    public async ValueTask<ArticleNeighbors> NeighborsAsync(ArticleView article, CancellationToken cancellationToken) =>
        await cache.GetOrCreateAsync($"{CacheRegion.List}:around:{article.Id}", token => LoadNeighborsAsync(article, token),
            tags: [CacheTag.Lists], cancellationToken: cancellationToken);

    private async ValueTask<long?> LoadIdAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Reachable(clock).Where(a => a.Kind == ArticleKind.Article && a.Slug == slug).Select(a => (long?)a.Id).SingleOrDefaultAsync(cancellationToken);
    }

    private async ValueTask<ArticleView?> LoadAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.AsNoTracking().Include(a => a.Author).Include(a => a.Tags).Include(a => a.Cover)
            .Reachable(clock).SingleOrDefaultAsync(a => a.Id == id && a.Kind == ArticleKind.Article, cancellationToken);
        return article is null ? null : View(article);
    }

    private async ValueTask<ArticleNeighbors> LoadNeighborsAsync(ArticleView article, CancellationToken cancellationToken)
    {
        var id = article.Id;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var published = await context.Articles.Where(a => a.Id == id).Select(a => a.PublishedAt).SingleOrDefaultAsync(cancellationToken);
        var visible = context.Articles.Visible(clock);
        var previous = visible.Where(a => a.PublishedAt < published || (a.PublishedAt == published && a.Id < id)).NewestFirst();
        var next = visible.Where(a => a.PublishedAt > published || (a.PublishedAt == published && a.Id > id)).OrderBy(a => a.PublishedAt).ThenBy(a => a.Id);
        return new(await LinkAsync(previous, cancellationToken), await LinkAsync(next, cancellationToken),
            await RelatedAsync(context, article, cancellationToken), await SeriesAsync(context, article.Id, cancellationToken));
    }

    private async Task<IReadOnlyList<ArticleCard>> RelatedAsync(BlogDbContext context, ArticleView article, CancellationToken cancellationToken)
    {
        const int Shown = 3, Considered = 30;
        var id = article.Id;
        var visible = context.Articles.Visible(clock).Where(a => a.Id != id);
        var tags = await context.Tags.Where(t => t.Articles.Any(a => a.Id == id)).Select(t => t.Id).ToListAsync(cancellationToken);
        var tagged = await visible.Where(a => a.Tags.Any(t => tags.Contains(t.Id)))
            .OrderByDescending(a => a.Tags.Count(t => tags.Contains(t.Id))).ThenByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id).Take(Considered)
            .Select(a => new { a.Id, Shared = a.Tags.Count(t => tags.Contains(t.Id)) }).ToListAsync(cancellationToken);
        // Similar words count less than one shared tag. They break ties between articles that share equally many.
        var scores = await similar.FindAsync(context, article, Considered, cancellationToken);
        foreach (var other in tagged)
            scores[other.Id] = scores.GetValueOrDefault(other.Id) + other.Shared;
        var ids = scores.Keys.ToList();
        var dates = await visible.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.PublishedAt }).ToListAsync(cancellationToken);
        var best = dates.OrderByDescending(a => scores[a.Id]).ThenByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id).Take(Shown).Select(a => a.Id).ToList();
        var cards = await CardQuery.LoadAsync(visible.Where(a => best.Contains(a.Id)), cancellationToken);
        return [.. cards.OrderBy(card => best.IndexOf(card.Id))];
    }

    private async Task<SeriesPlace?> SeriesAsync(BlogDbContext context, long id, CancellationToken cancellationToken)
    {
        var slug = await context.Articles.Where(a => a.Id == id && a.Series != null).Select(a => a.Series!.Slug).SingleOrDefaultAsync(cancellationToken);
        if (slug is null || await SeriesQuery.LoadAsync(context, slug, clock, cancellationToken) is not { } series)
            return null;
        var own = await context.Articles.Where(a => a.Id == id).Select(a => a.Slug).SingleAsync(cancellationToken);
        var number = series.Parts.Select(part => part.Slug).ToList().IndexOf(own) + 1;
        return number > 0 && series.Parts.Count > 1 ? new(series, number) : null;
    }

    private static Task<ArticleLink?> LinkAsync(IQueryable<Article> articles, CancellationToken cancellationToken) =>
        articles.Select(a => new ArticleLink(a.Slug, a.Title, a.Language, a.PublishedAt!.Value)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Authors have a page only if something of theirs is listed: an article that is not may be all they have.</summary>
    private static string? ListedAuthor(Article article) =>
        article is { State: ArticleState.Published, Visibility: ArticleVisibility.Public } ? article.Author?.Slug : null;

    private ArticleView View(Article article)
    {
        var text = markdown.Render(article.Markdown, article.Language);
        return new(article.Id, article.Slug, article.Title, article.Excerpt, text.Html, text.Headings, text.Words, text.ReadingMinutes,
            article.Author?.DisplayName ?? "", article.PublishedAt ?? article.UpdatedAt, article.UpdatedAt,
            TagLink.From(article.Tags), article.Language,
            article.Cover is { Width: { } width, Height: { } height } cover ? new ArticleCover(MediaAddress.ForName(cover.Name), width, height, cover.Alt) : null, article.CanonicalUrl, ListedAuthor(article), article.AuthorId, article.NoCover)
        {
            Visibility = article.Visibility,
            HeadTitle = article.SeoTitle ?? article.Title,
            HeadDescription = article.SeoDescription ?? (article.Excerpt.Length > 0 ? article.Excerpt : ArticleMarkdown.Excerpt(article.Markdown, language: article.Language)),
        };
    }
}

/// <summary>An unpublished article, with its author and state.</summary>
internal sealed record Draft(ArticleView View, long AuthorId, ArticleState State);
