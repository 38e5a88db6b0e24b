using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Search.Queries;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Articles.Parts;

/// <summary>What the page for an address that does not exist says: what was asked for, and what may have been meant.</summary>
/// <param name="Words">The address's name, as one would search for it.</param>
/// <param name="Moved">Where it leads, when an article or a page had this address before.</param>
internal sealed record NotFoundFacts(string Asked, string Words, IReadOnlyList<AlikeLink> Alike, string? Moved = null)
{
    private const int LongestShown = 120;
    private const int Most = 5;

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
        var query = original?.OriginalQueryString ?? context.Request.QueryString.Value;
        var address = path + query;
        // The words of the last part say most: /2024/05/counting-once, /articles/counting-once, /counting-once.html.
        var name = path.TrimEnd('/').Split('/')[^1];
        var title = Path.GetFileNameWithoutExtension(name);
        var words = WordsOf(title);
        var asked = address.Length > LongestShown ? address[..LongestShown] + "…" : address;
        try
        {
            if (await context.RequestServices.GetRequiredService<FormerAddresses>().FindAsync(path, context.RequestAborted) is { } present)
                return new(asked, words, [], present + query);
            return new(asked, words, await LikeAsync(context, title, words));
        }
        catch (StoreAwayException)
        {
            // That the address does not exist can be said without the database.
            return new(asked, words, []);
        }
    }

    private static string WordsOf(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        return words.Length > LongestShown ? "" : words;
    }

    /// <summary>Articles with a name like it, then those that speak of it.</summary>
    private static async Task<IReadOnlyList<AlikeLink>> LikeAsync(HttpContext context, string name, string words)
    {
        var named = await context.RequestServices.GetRequiredService<ArticleLists>().LikeAsync(name, context.RequestAborted);
        var alike = named.Select(article => new AlikeLink(ReaderAddress.Article(article.Slug), article.Title, article.Language)).ToList();
        if (alike.Count < Most && words.Length > 0)
        {
            var found = await context.RequestServices.GetRequiredService<SearchQueries>().FindAsync(words, 1, context.RequestAborted);
            if (!found.Loose)
                alike.AddRange(found.Hits.Select(hit => new AlikeLink(hit.Address, string.Concat(hit.Title.Select(part => part.Text)), hit.Language)));
        }
        return [.. alike.DistinctBy(link => link.Address).Take(Most)];
    }
}

/// <summary>What may have been meant.</summary>
internal sealed record AlikeLink(string Address, string Title, string Language);
