using BlogApp.Features.Articles.Queries;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Covers;

internal static class CoverEndpoint
{
    // The address contains the pattern's version and the accent, so a browser may cache a cover for a year.
    private const string ForAYear = "public, max-age=31536000, immutable";

    // 40 KB each, drawn in 30 ms: cached in memory while they are requested, and nowhere else.
    private static readonly HybridCacheEntryOptions InMemory = new() { Expiration = TimeSpan.FromHours(12), Flags = HybridCacheEntryFlags.DisableDistributedCache };

    public static void MapCovers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/covers/{slug}.svg", Draw);
        routes.MapGet("/covers/{slug}.png", PaintAsync);
    }

    private static Results<ContentHttpResult, NotFound> Draw(string slug, HttpResponse response, IOptionsMonitor<SiteSettings> site)
    {
        if (!SlugRules.IsValid(slug))
            return TypedResults.NotFound();
        response.Headers.CacheControl = ForAYear;
        return TypedResults.Content(Cover.Draw(slug, site.CurrentValue.Accent), "image/svg+xml");
    }

    /// <summary>
    /// For link previews on other sites, which do not accept SVG. Only for existing articles, because drawing costs
    /// more than a request.
    /// </summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> PaintAsync(
        string slug, HttpResponse response, IOptionsMonitor<SiteSettings> site, ArticleQueries articles, HybridCache cache, CancellationToken cancellationToken)
    {
        if (await articles.FindAsync(slug, cancellationToken) is null)
            return TypedResults.NotFound();
        var accent = site.CurrentValue.Accent;
        var picture = await cache.GetOrCreateAsync($"{CacheRegion.Article}:picture:{accent}:{slug}", (slug, accent),
            static (cover, _) => ValueTask.FromResult(CoverRaster.Png(Cover.Draw(cover.slug, cover.accent))), InMemory, [], cancellationToken);
        response.Headers.CacheControl = ForAYear;
        return TypedResults.File(picture, "image/png");
    }
}
