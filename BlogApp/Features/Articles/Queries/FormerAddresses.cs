using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Where an address leads that an article or a page had before, through the cache.</summary>
internal sealed class FormerAddresses(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>The present address, from the root; null when nothing that readers may see ever had this one.</summary>
    /// <param name="path">As it was asked for, unescaped: <c>/articles/old</c>, <c>/old</c>.</param>
    public async ValueTask<string?> FindAsync(string path, CancellationToken cancellationToken)
    {
        var slug = path.Trim('/') is var name && name.StartsWith("articles/", StringComparison.OrdinalIgnoreCase) ? name["articles/".Length..] : name;
        if (!ArticleSlug.IsValid(slug))
            return null;
        // All of them in one entry: there are few, and wrong addresses, of which there are many, fill no memory.
        var known = await cache.GetOrCreateAsync(CacheRegion.Article + ":former", LoadAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return known.TryGetValue(slug, out var address) ? address : null;
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var former = await context.FormerSlugs
            .Where(f => f.Article!.State == ArticleState.Published && f.Article.PublishedAt <= now && f.Article.Slug != f.Slug)
            .Select(f => new { f.Slug, f.Article!.Kind, Present = f.Article.Slug }).ToListAsync(cancellationToken);
        return former.ToDictionary(f => f.Slug, f => f.Kind is ArticleKind.Page ? "/" + Uri.EscapeDataString(f.Present) : ReaderAddress.Article(f.Present), StringComparer.Ordinal);
    }
}
