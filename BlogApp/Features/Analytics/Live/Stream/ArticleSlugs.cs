using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>Published articles by slug, through the cache.</summary>
internal sealed class ArticleSlugs(IDbContextFactory<BlogDbContext> contexts, HybridCache cache)
{
    private const int LongestSlug = 200;

    /// <returns>Null when there is no such published article.</returns>
    public async ValueTask<long?> IdOfAsync(string slug, CancellationToken cancellationToken)
    {
        if (slug.Length is 0 or > LongestSlug)
            return null;
        return await cache.GetOrCreateAsync($"{Caching.CacheRegion.Article}:id:{slug}", (contexts, slug), static async (state, token) =>
        {
            await using var context = await state.contexts.CreateDbContextAsync(token);
            return await context.Articles.Where(a => a.Slug == state.slug && a.State == ArticleState.Published)
                .Select(a => (long?)a.Id).FirstOrDefaultAsync(token);
        }, tags: [Caching.CacheTag.Lists], cancellationToken: cancellationToken);
    }
}
