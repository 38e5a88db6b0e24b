using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Feeds;

/// <summary>The contents of the feeds and the sitemap.</summary>
internal sealed class FeedQueries(HybridCache cache, IDbContextFactory<BlogDbContext> contexts, ArticleMarkdown markdown, ArticleLists lists, AuthorQueries authors, TimeProvider time)
{
    public const int Length = 20;

    // The protocol allows 50,000 addresses per file.
    private const int MostArticles = 45_000;
    private const int MostTags = 3_000;
    private const int MostSeries = 500;
    private const int MostAuthors = 500;
    private const int MostPages = 1_000;

    // Anyone can request any tag, and memory evicts entries that are not used again.
    private static readonly HybridCacheEntryOptions InMemory = new() { Flags = HybridCacheEntryFlags.DisableDistributedCache };

    /// <summary>The newest articles of the feed, newest first; null when there is no such tag or author.</summary>
    public async ValueTask<FeedList?> ListAsync(FeedOf of, CancellationToken cancellationToken)
    {
        if (of.Author is { } slug)
        {
            return await authors.FindAsync(slug, cancellationToken) is { } author
                ? new(author.Name, author.Summary.Length > 0 ? author.Summary : null, ReaderAddress.Author(slug), await NewestAsync(of, articles => articles.Where(a => a.AuthorId == author.Id), InMemory, cancellationToken))
                : null;
        }
        if (of.Tag is { } tag)
        {
            return await lists.TagAsync(tag, cancellationToken) is { } about
                && await NewestAsync(of, articles => articles.Where(a => a.Tags.Any(t => t.Name == tag)), InMemory, cancellationToken) is { Count: > 0 } items
                ? new(about.Title, about.Description, ReaderAddress.Tag(tag), items)
                : null;
        }
        return new(null, null, "/", await NewestAsync(of, articles => articles, null, cancellationToken));
    }

    private ValueTask<IReadOnlyList<FeedItem>> NewestAsync(FeedOf of, Func<IQueryable<Article>, IQueryable<Article>> which, HybridCacheEntryOptions? options, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync($"{CacheRegion.Feed}:articles:{of.Key}", token => LoadAsync(which, token), options, [CacheTag.Lists, CacheTag.Authors], cancellationToken);

    /// <summary>All pages that readers can reach by links, lists first.</summary>
    public async ValueTask<IReadOnlyList<SitemapEntry>> PagesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = await context.Articles.Visible(time).NewestFirst().Take(MostArticles)
            .Select(a => new { a.Slug, a.UpdatedAt, PublishedAt = a.PublishedAt!.Value }).ToListAsync(cancellationToken);
        var tags = await context.Articles.Visible(time).SelectMany(a => a.Tags).Select(t => t.Name).Distinct().Order().Take(MostTags).ToListAsync(cancellationToken);
        var series = await context.Articles.Visible(time).Where(a => a.Series != null).Select(a => a.Series!.Slug).Distinct().Order().Take(MostSeries).ToListAsync(cancellationToken);
        var writers = await context.Articles.Visible(time).Where(a => a.Author!.Slug != null).Select(a => a.Author!.Slug!).Distinct().Order().Take(MostAuthors).ToListAsync(cancellationToken);
        var pages = await context.Articles.Listed(time).Where(a => a.Kind == ArticleKind.Page)
            .OrderBy(a => a.Slug).Take(MostPages).Select(a => new { a.Slug, a.UpdatedAt }).ToListAsync(cancellationToken);
        return [
            .. new[] { "/", "/archive", "/hot", "/about" }.Select(path => new SitemapEntry(path, null)),
            .. articles.Select(a => new SitemapEntry(ReaderAddress.Article(a.Slug), a.UpdatedAt > a.PublishedAt ? a.UpdatedAt : a.PublishedAt)),
            .. tags.Select(name => new SitemapEntry(ReaderAddress.Tag(name), null)),
            .. series.Select(slug => new SitemapEntry(ReaderAddress.Series(slug), null)),
            .. writers.Select(slug => new SitemapEntry(ReaderAddress.Author(slug), null)),
            .. pages.Select(page => new SitemapEntry(PageAddress.ForSlug(page.Slug), page.UpdatedAt)),
        ];
    }

    private async ValueTask<IReadOnlyList<FeedItem>> LoadAsync(Func<IQueryable<Article>, IQueryable<Article>> which, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var articles = await which(context.Articles).Visible(time).NewestFirst().Take(Length)
            .Include(a => a.Author).Include(a => a.Tags).AsNoTracking().AsSplitQuery().ToListAsync(cancellationToken);
        return [.. articles.Select(a => new FeedItem(FeedItemId.Create(a.Id, a.CreatedAt), a.Slug, a.Title, a.Excerpt, markdown.Render(a.Markdown, a.Language, forFeed: true).Html, a.Author?.DisplayName ?? "",
            a.PublishedAt!.Value, a.UpdatedAt, TagLink.From(a.Tags), a.Language, a.Author?.Slug))];
    }
}
