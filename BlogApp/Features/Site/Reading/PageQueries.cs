using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Site.Reading;

/// <summary>Pages that stand for themselves, through the cache.</summary>
internal sealed class PageQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, ArticleMarkdown markdown, TimeProvider clock)
{
    // A tree deeper than this is a mistake, or a circle.
    private const int Deepest = 10;

    /// <summary>The page that readers see at <c>/{slug}</c>, or null.</summary>
    public async ValueTask<PageView?> FindAsync(string slug, CancellationToken cancellationToken) => !ArticleSlug.IsValid(slug) ? null
        : await cache.GetOrCreateAsync($"{CacheRegion.Article}:page:{slug}", token => LoadAsync(slug, token), tags: [CacheTag.Lists], cancellationToken: cancellationToken);

    /// <summary>A page that readers do not see yet, for those who may; never cached.</summary>
    public async ValueTask<DraftPage?> FindDraftAsync(string slug, CancellationToken cancellationToken)
    {
        if (!ArticleSlug.IsValid(slug))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = await context.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug && a.Kind == ArticleKind.Page && a.State != ArticleState.Trash, cancellationToken);
        return page is null ? null : new(await ViewAsync(context, page, cancellationToken), page.AuthorId);
    }

    private async ValueTask<PageView?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visible(context).SingleOrDefaultAsync(a => a.Slug == slug, cancellationToken) is { } page ? await ViewAsync(context, page, cancellationToken) : null;
    }

    private async Task<PageView> ViewAsync(BlogDbContext context, Article page, CancellationToken cancellationToken)
    {
        var above = new List<PageLink>();
        for (var parent = page.ParentId; parent is { } id && above.Count < Deepest;)
        {
            var next = await Visible(context).Where(a => a.Id == id).Select(a => new { a.Slug, a.Title, a.Language, a.ParentId }).SingleOrDefaultAsync(cancellationToken);
            if (next is null)
                break;
            above.Insert(0, new(next.Slug, next.Title, "", next.Language));
            parent = next.ParentId;
        }
        var below = await Visible(context).Where(a => a.ParentId == page.Id).OrderBy(a => a.Position).ThenBy(a => a.Title)
            .Select(a => new PageLink(a.Slug, a.Title, a.Excerpt, a.Language)).ToListAsync(cancellationToken);
        return new(page.Id, page.Slug, page.Title, page.Excerpt, markdown.Render(page.Markdown).Html, page.Language, page.UpdatedAt, above, below);
    }

    private IQueryable<Article> Visible(BlogDbContext context)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return context.Articles.AsNoTracking().Where(a => a.Kind == ArticleKind.Page && a.State == ArticleState.Published && a.PublishedAt <= now);
    }
}

/// <summary>A page laid out for reading.</summary>
/// <param name="Html">Safe to emit as it is.</param>
/// <param name="Above">The pages it lies under, the topmost first.</param>
/// <param name="Below">The pages that lie under it.</param>
public sealed record PageView(
    long Id, string Slug, string Title, string Excerpt, string Html, string Language, DateTimeOffset UpdatedAt, IReadOnlyList<PageLink> Above, IReadOnlyList<PageLink> Below);

public sealed record PageLink(string Slug, string Title, string Excerpt, string Language)
{
    public string Address => PageAddress.Of(Slug);
}

internal sealed record DraftPage(PageView View, long AuthorId);

internal static class PageAddress
{
    public static string Of(string slug) => "/" + Uri.EscapeDataString(slug);
}
