using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Cached lists of articles, newest first.</summary>
internal sealed class ArticleLists(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    public const int PageSize = 10;
    public const int ArchivePageSize = 100;

    // The number of articles that a misspelled address is compared with. More would only make a flood of wrong addresses more expensive.
    private const int Suggested = 500;

    // Nothing invalidates the lists when an article with a future date becomes visible.
    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>One page of all articles; null when there is no such page.</summary>
    public ValueTask<ListPage<ArticleCard>?> NewestAsync(int page, CancellationToken cancellationToken) =>
        PageAsync(CacheRegion.List + ":newest", page, PageSize, context => context.Articles, CardQuery.LoadAsync, cancellationToken);

    /// <summary>One page of the articles with the tag; null when there is no such page or no such article.</summary>
    public async ValueTask<ListPage<ArticleCard>?> TaggedAsync(string tag, int page, CancellationToken cancellationToken)
    {
        if (!TagName.IsValid(tag))
            return null;
        var found = await PageAsync($"{CacheRegion.Tag}:{tag}", page, PageSize, context => context.Articles.Where(a => a.Tags.Any(t => t.Name == tag)),
            CardQuery.LoadAsync, cancellationToken);
        return found is { Total: > 0 } ? found : null;
    }

    /// <summary>One page of an author's articles; null when there is no such page or no such article.</summary>
    public async ValueTask<ListPage<ArticleCard>?> ByAuthorAsync(long authorId, int page, CancellationToken cancellationToken)
    {
        var found = await PageAsync(string.Create(CultureInfo.InvariantCulture, $"{CacheRegion.List}:by:{authorId}"), page, PageSize, context => context.Articles.Where(a => a.AuthorId == authorId),
            CardQuery.LoadAsync, cancellationToken);
        return found is { Total: > 0 } ? found : null;
    }

    /// <summary>What a tag is called and what is said about it; null when there is none of that name.</summary>
    public async ValueTask<TagView?> TagAsync(string name, CancellationToken cancellationToken) => !TagName.IsValid(name) ? null
        : await cache.GetOrCreateAsync($"{CacheRegion.Tag}:about:{name}", async token =>
        {
            await using var context = await contexts.CreateDbContextAsync(token);
            return await context.Tags.Where(t => t.Name == name).Select(t => new TagView(t.Name, t.Title ?? t.Name, t.Description)).SingleOrDefaultAsync(token);
        }, Lasting, [CacheTag.Lists], cancellationToken);

    /// <summary>One page of the archive; null when there is no such page.</summary>
    public ValueTask<ListPage<ArticleLink>?> ArchiveAsync(int page, CancellationToken cancellationToken) =>
        PageAsync(CacheRegion.List + ":archive", page, ArchivePageSize, context => context.Articles, LinksAsync, cancellationToken);

    /// <summary>The years with visible articles, newest first.</summary>
    public ValueTask<IReadOnlyList<ArchiveYear>> YearsAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.List + ":years", LoadYearsAsync, Lasting, [CacheTag.Lists], cancellationToken);

    /// <summary>The tags of visible articles, most used first.</summary>
    public ValueTask<IReadOnlyList<TagCount>> TagsAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.Tag + ":all", LoadTagsAsync, Lasting, [CacheTag.Lists], cancellationToken);

    /// <summary>Articles whose address or title resembles the requested one, most similar first.</summary>
    public async ValueTask<IReadOnlyList<ArticleLink>> LikeAsync(string asked, CancellationToken cancellationToken)
    {
        var known = await cache.GetOrCreateAsync(CacheRegion.List + ":known", LoadKnownAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return SlugSuggestions.For(asked, known, a => a.Slug, a => a.Title, most: 5);
    }

    /// <summary>A series with the parts that readers may see, or null.</summary>
    public async ValueTask<SeriesView?> SeriesAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SlugRules.IsValid(slug))
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
        // A page is cached only if it exists, so that the cache does not store every number someone tries.
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

    private async ValueTask<IReadOnlyList<ArchiveYear>> LoadYearsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var times = await context.Articles.Visible(clock).Select(a => a.PublishedAt!.Value).ToListAsync(cancellationToken);
        var zone = site.CurrentValue.Zone;
        var places = new List<ArchiveYear>();
        var newer = 0;
        foreach (var year in times.CountBy(at => TimeZoneInfo.ConvertTime(new DateTimeOffset(at, TimeSpan.Zero), zone).Year).OrderByDescending(year => year.Key))
        {
            places.Add(new(year.Key, newer / ArchivePageSize + 1));
            newer += year.Value;
        }
        return places;
    }

    private async ValueTask<IReadOnlyList<TagCount>> LoadTagsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var tags = await context.Articles.Visible(clock).SelectMany(a => a.Tags).GroupBy(t => new { t.Name, t.Title })
            .Select(g => new { g.Key.Name, Title = g.Key.Title ?? g.Key.Name, Articles = g.Count() })
            .OrderByDescending(t => t.Articles).ThenBy(t => t.Title).ToListAsync(cancellationToken);
        return [.. tags.Select(t => new TagCount(new(t.Name, t.Title), t.Articles))];
    }

    private async ValueTask<IReadOnlyList<ArticleLink>> LoadKnownAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LinksAsync(context.Articles.Visible(clock).NewestFirst().Take(Suggested), cancellationToken);
    }

    private static async Task<IReadOnlyList<ArticleLink>> LinksAsync(IQueryable<Article> articles, CancellationToken cancellationToken) =>
        await articles.Select(a => new ArticleLink(a.Slug, a.Title, a.Language, a.PublishedAt!.Value)).ToListAsync(cancellationToken);
}
