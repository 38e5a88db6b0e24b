using BlogApp.Features.Articles.Queries;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Articles.Parts;

/// <summary>What the page for an address that does not exist says: what was asked for, and what may have been meant.</summary>
internal sealed record NotFoundFacts(string Asked, IReadOnlyList<ArticleLink> Alike)
{
    private const int LongestShown = 120;

    /// <summary>
    /// Middleware inside the status code pages. A request that is executed again for its 404 sends its page without
    /// waiting for what the page still loads: the facts must be there before it is rendered.
    /// </summary>
    public static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            context.Features.Set(await LoadAsync(context));
        await next(context);
    }

    public static async ValueTask<NotFoundFacts> OfAsync(HttpContext context) =>
        context.Features.Get<NotFoundFacts>() ?? await LoadAsync(context);

    private static async Task<NotFoundFacts> LoadAsync(HttpContext context)
    {
        var original = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = original?.OriginalPath ?? context.Request.Path.Value ?? "/";
        var address = path + (original?.OriginalQueryString ?? context.Request.QueryString.Value);
        // The words of the last part say most: /2024/05/counting-once, /articles/counting-once, /counting-once.html.
        var name = path.TrimEnd('/').Split('/')[^1];
        return new(address.Length > LongestShown ? address[..LongestShown] + "…" : address,
            await LikeAsync(context, Path.GetFileNameWithoutExtension(name)));
    }

    private static async ValueTask<IReadOnlyList<ArticleLink>> LikeAsync(HttpContext context, string name)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<ArticleLists>().LikeAsync(name, context.RequestAborted);
        }
        catch (StoreAwayException)
        {
            // That the address does not exist can be said without the database.
            return [];
        }
    }
}
