using System.Security.Claims;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>Published articles by slug, cached.</summary>
internal sealed class ArticleSlugs(IDbContextFactory<BlogDbContext> contexts, HybridCache cache)
{
    private const int LongestSlug = 200;

    /// <param name="reader">Who asks: some articles are for members alone.</param>
    /// <returns>Null when there is no such published article.</returns>
    public async ValueTask<long?> IdOfAsync(string slug, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        if (slug.Length is 0 or > LongestSlug)
            return null;
        var found = await cache.GetOrCreateAsync($"{CacheRegion.Article}:id:{slug}", (contexts, slug), static async (state, token) =>
        {
            await using var context = await state.contexts.CreateDbContextAsync(token);
            return await context.Articles.Where(a => a.Slug == state.slug && a.State == ArticleState.Published)
                .Select(a => new Known(a.Id, a.Visibility == ArticleVisibility.Members)).FirstOrDefaultAsync(token);
        }, tags: [CacheTag.Lists], cancellationToken: cancellationToken);
        return found is null || (found.Members && reader.Identity is not { IsAuthenticated: true }) ? null : found.Id;
    }

    /// <summary>The answer to programs that ask for an article that is not there.</summary>
    public static IResult NoSuchArticle() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such article", detail: "No published article has this address.");

    private sealed record Known(long Id, bool Members);
}
