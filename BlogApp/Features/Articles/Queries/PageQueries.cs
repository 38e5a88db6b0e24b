using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Standalone pages, cached.</summary>
internal sealed class PageQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, ArticleMarkdown markdown, TimeProvider clock)
{
    // A deeper tree is a mistake or a cycle.
    private const int Deepest = 10;

    /// <summary>The page that readers see at <c>/{slug}</c>, or null.</summary>
    public async ValueTask<PageView?> FindAsync(string slug, CancellationToken cancellationToken) => !SlugRules.IsValid(slug) ? null
        : await cache.GetOrCreateAsync($"{CacheRegion.Article}:page:{slug}", token => LoadAsync(slug, token), tags: [CacheTag.Lists], cancellationToken: cancellationToken);

    /// <summary>A page that readers cannot see yet, for users who may. Never cached.</summary>
    public async ValueTask<DraftPage?> FindDraftAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SlugRules.IsValid(slug))
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var page = await context.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Slug == slug && a.Kind == ArticleKind.Page && a.State != ArticleState.Trash, cancellationToken);
        return page is null ? null : new(await ViewAsync(context, page, cancellationToken), page.AuthorId);
    }

    private async ValueTask<PageView?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.AsNoTracking().Reachable(clock).SingleOrDefaultAsync(a => a.Kind == ArticleKind.Page && a.Slug == slug, cancellationToken) is { } page ? await ViewAsync(context, page, cancellationToken) : null;
    }

    private async Task<PageView> ViewAsync(BlogDbContext context, Article page, CancellationToken cancellationToken)
    {
        var above = new List<PageLink>();
        for (var parent = page.ParentId; parent is { } id && above.Count < Deepest;)
        {
            var next = await Listed(context).Where(a => a.Id == id).Select(a => new { a.Slug, a.Title, a.Language, a.ParentId }).SingleOrDefaultAsync(cancellationToken);
            if (next is null)
                break;
            above.Insert(0, new(next.Slug, next.Title, "", next.Language));
            parent = next.ParentId;
        }
        var below = await Listed(context).Where(a => a.ParentId == page.Id).OrderBy(a => a.Position).ThenBy(a => a.Title)
            .Select(a => new PageLink(a.Slug, a.Title, a.Excerpt, a.Language)).ToListAsync(cancellationToken);
        return new(page.Id, page.Slug, page.Title, page.Excerpt, markdown.Render(page.Markdown, page.Language).Html, page.Language, page.UpdatedAt, above, below, page.AuthorId)
        {
            Visibility = page.Visibility,
            HeadTitle = page.SeoTitle ?? page.Title,
            HeadDescription = page.SeoDescription ?? (page.Excerpt.Length > 0 ? page.Excerpt : ArticleMarkdown.Excerpt(page.Markdown, language: page.Language)),
        };
    }

    private IQueryable<Article> Listed(BlogDbContext context) => context.Articles.AsNoTracking().Listed(clock).Where(a => a.Kind == ArticleKind.Page);
}

/// <summary>A rendered page.</summary>
/// <param name="Html">Safe to output unescaped.</param>
/// <param name="Above">The ancestors, topmost first.</param>
/// <param name="Below">The child pages.</param>
/// <param name="AuthorId">The account of the author.</param>
public sealed record PageView(
    long Id, string Slug, string Title, string Excerpt, string Html, string Language, DateTimeOffset UpdatedAt, IReadOnlyList<PageLink> Above, IReadOnlyList<PageLink> Below, long AuthorId = 0)
{
    public ArticleVisibility Visibility { get; init; }

    /// <summary>What search engines and previews are told.</summary>
    public string HeadTitle { get; init; } = Title;
    public string HeadDescription { get; init; } = Excerpt;

    /// <summary>Whether people who are not signed in may know of it.</summary>
    public bool IsFor(bool signedIn) => signedIn || Visibility is not ArticleVisibility.Members;
}

public sealed record PageLink(string Slug, string Title, string Excerpt, string Language)
{
    public string Address => PageAddress.ForSlug(Slug);
}

internal sealed record DraftPage(PageView View, long AuthorId);
