using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Lists of articles, through the cache, newest first.</summary>
internal sealed class ArticleLists(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    public const int PageSize = 10;
    public const int ArchivePageSize = 100;

    // What a misspelt address is compared with; more would only make a flood of wrong addresses dearer.
    private const int Suggested = 500;

    // Nobody invalidates when an article that was dated ahead comes of age.
    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>A page of all articles; null when there is no such page.</summary>
    public ValueTask<ListPage<ArticleCard>?> NewestAsync(int page, CancellationToken cancellationToken) =>
        PageAsync(CacheRegion.List + ":newest", page, PageSize, context => context.Articles, CardQuery.LoadAsync, cancellationToken);

    /// <summary>A page of the articles that carry the tag; null when there is no such page, or no such article.</summary>
    public async ValueTask<ListPage<ArticleCard>?> TaggedAsync(string tag, int page, CancellationToken cancellationToken)
    {
        if (!TagName.IsValid(tag))
            return null;
        var found = await PageAsync($"{CacheRegion.Tag}:{tag}", page, PageSize, context => context.Articles.Where(a => a.Tags.Any(t => t.Name == tag)),
            CardQuery.LoadAsync, cancellationToken);
        return found is { Total: > 0 } ? found : null;
    }

    /// <summary>A page of the archive; null when there is no such page.</summary>
    public ValueTask<ListPage<ArticleLink>?> ArchiveAsync(int page, CancellationToken cancellationToken) =>
        PageAsync(CacheRegion.List + ":archive", page, ArchivePageSize, context => context.Articles, LinksAsync, cancellationToken);

    /// <summary>The tags of visible articles, the most used first.</summary>
    public ValueTask<IReadOnlyList<TagCount>> TagsAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.Tag + ":all", LoadTagsAsync, Lasting, [CacheTag.Lists], cancellationToken);

    /// <summary>Articles whose address or title resembles what was asked for, the most alike first.</summary>
    public async ValueTask<IReadOnlyList<ArticleLink>> LikeAsync(string asked, CancellationToken cancellationToken)
    {
        var known = await cache.GetOrCreateAsync(CacheRegion.List + ":known", LoadKnownAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return SlugSuggestions.For(asked, known, a => a.Slug, a => a.Title, most: 5);
    }

    /// <summary>A series with what readers may see of it, or null.</summary>
    public async ValueTask<SeriesView?> SeriesAsync(string slug, CancellationToken cancellationToken)
    {
        if (!ArticleSlug.IsValid(slug))
            return null;
        return await cache.GetOrCreateAsync($"{CacheRegion.List}:series:{slug}", async token =>
        {
            await using var context = await contexts.CreateDbContextAsync(token);
            return await SeriesQuery.LoadAsync(context, slug, clock, token);
        }, Lasting, [CacheTag.Lists], cancellationToken);
    }

    private async ValueTask<ListPage<T>?> PageAsync<T>(string key, int page, int size, Func<BlogDbContext, IQueryable<Article>> source,
        Func<IQueryable<Article>, CancellationToken, Task<IReadOnlyList<T>>> load, CancellationToken cancellationToken)
    {
        var first = await CachedAsync(1);
        // Asked for by its number only when it exists: the cache need not remember every number someone tries.
        return page == 1 ? first : page > first.Pages ? null : await CachedAsync(page);

        ValueTask<ListPage<T>> CachedAsync(int number) =>
            cache.GetOrCreateAsync($"{key}:{number}", token => LoadAsync(number, token), Lasting, [CacheTag.Lists], cancellationToken);

        async ValueTask<ListPage<T>> LoadAsync(int number, CancellationToken token)
        {
            await using var context = await contexts.CreateDbContextAsync(token);
            var visible = source(context).Visible(clock);
            var total = await visible.CountAsync(token);
            var items = await load(visible.NewestFirst().Skip((number - 1) * size).Take(size), token);
            return new(items, number, Math.Max(1, (total + size - 1) / size), total);
        }
    }

    private async ValueTask<IReadOnlyList<TagCount>> LoadTagsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var tags = await context.Tags
            .Select(t => new { t.Name, Articles = t.Articles.Count(a => a.Kind == ArticleKind.Article && a.State == ArticleState.Published && a.PublishedAt <= now) })
            .Where(t => t.Articles > 0).OrderByDescending(t => t.Articles).ThenBy(t => t.Name).ToListAsync(cancellationToken);
        return [.. tags.Select(t => new TagCount(t.Name, t.Articles))];
    }

    private async ValueTask<IReadOnlyList<ArticleLink>> LoadKnownAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LinksAsync(context.Articles.Visible(clock).NewestFirst().Take(Suggested), cancellationToken);
    }

    private static async Task<IReadOnlyList<ArticleLink>> LinksAsync(IQueryable<Article> articles, CancellationToken cancellationToken) =>
        await articles.Select(a => new ArticleLink(a.Slug, a.Title, a.Language, a.PublishedAt!.Value)).ToListAsync(cancellationToken);
}
