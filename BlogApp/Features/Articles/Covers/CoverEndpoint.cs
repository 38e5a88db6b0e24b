using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Covers;

internal static class CoverEndpoint
{
    public static void MapCovers(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/covers/{slug}.svg", [HttpMethods.Get, HttpMethods.Head], Draw);

    // The address carries the pattern's version and the accent, so a browser may keep a cover for a year.
    private static Results<ContentHttpResult, NotFound> Draw(string slug, HttpResponse response, IOptionsMonitor<SiteSettings> site)
    {
        if (!ArticleSlug.IsValid(slug))
            return TypedResults.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Content(Cover.Draw(slug, site.CurrentValue.Accent), "image/svg+xml");
    }
}
