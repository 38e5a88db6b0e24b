using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Caching;
using BlogApp.Features.Site.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Feeds;

/// <summary>What the feeds and the sitemap list.</summary>
internal sealed class FeedQueries(HybridCache cache, IDbContextFactory<BlogDbContext> contexts, ArticleMarkdown markdown, TimeProvider time)
{
    public const int Length = 20;

    // The protocol's limit is 50,000 addresses a file.
    private const int MostArticles = 45_000;
    private const int MostTags = 3_000;
    private const int MostSeries = 500;
    private const int MostPages = 1_000;

    // Anyone can ask for tags: memory drops what nobody asks for again.
    private static readonly HybridCacheEntryOptions InMemory = new() { Flags = HybridCacheEntryFlags.DisableDistributedCache };

    /// <summary>The newest articles, newest first.</summary>
    public ValueTask<IReadOnlyList<FeedItem>> NewestAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.Feed + ":articles", token => LoadAsync(articles => articles, token), tags: [CacheTag.Lists], cancellationToken: cancellationToken);

    /// <summary>The newest articles that carry the tag; none when there is no such tag.</summary>
    public async ValueTask<IReadOnlyList<FeedItem>> TaggedAsync(string tag, CancellationToken cancellationToken) => !TagName.IsValid(tag) ? [] :
        await cache.GetOrCreateAsync($"{CacheRegion.Feed}:articles:{tag}", token => LoadAsync(articles => articles.Where(a => a.Tags.Any(t => t.Name == tag)), token),
            InMemory, tags: [CacheTag.Lists], cancellationToken: cancellationToken);

    /// <summary>Every page a reader can reach by link, lists first.</summary>
    public async ValueTask<IReadOnlyList<SitemapEntry>> PagesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = await context.Articles.Visible(time).NewestFirst().Take(MostArticles)
            .Select(a => new { a.Slug, a.UpdatedAt, PublishedAt = a.PublishedAt!.Value }).ToListAsync(cancellationToken);
        var tags = await context.Articles.Visible(time).SelectMany(a => a.Tags).Select(t => t.Name).Distinct().Order().Take(MostTags).ToListAsync(cancellationToken);
        var series = await context.Articles.Visible(time).Where(a => a.Series != null).Select(a => a.Series!.Slug).Distinct().Order().Take(MostSeries).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var pages = await context.Articles.Where(a => a.Kind == ArticleKind.Page && a.State == ArticleState.Published && a.PublishedAt <= now)
            .OrderBy(a => a.Slug).Take(MostPages).Select(a => new { a.Slug, a.UpdatedAt }).ToListAsync(cancellationToken);
        return [
            .. new[] { "/", "/archive", "/hot", "/about" }.Select(path => new SitemapEntry(path, null)),
            .. articles.Select(a => new SitemapEntry(ReaderAddress.Article(a.Slug), a.UpdatedAt > a.PublishedAt ? a.UpdatedAt : a.PublishedAt)),
            .. tags.Select(name => new SitemapEntry(ReaderAddress.Tag(name), null)),
            .. series.Select(slug => new SitemapEntry(ReaderAddress.Series(slug), null)),
            .. pages.Select(page => new SitemapEntry(PageAddress.Of(page.Slug), page.UpdatedAt)),
        ];
    }

    private async ValueTask<IReadOnlyList<FeedItem>> LoadAsync(Func<IQueryable<Article>, IQueryable<Article>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = await which(context.Articles).Visible(time).NewestFirst().Take(Length)
            .Include(a => a.Author).Include(a => a.Tags).AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken);
        return [.. articles.Select(a => new FeedItem(FeedItemId.Of(a.Id, a.CreatedAt), a.Slug, a.Title, a.Excerpt, markdown.Render(a.Markdown, forFeed: true).Html, a.Author?.DisplayName ?? "",
            a.PublishedAt!.Value, a.UpdatedAt, [.. a.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)], a.Language))];
    }
}
