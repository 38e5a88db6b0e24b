using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Search.Queries;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Diagnostics;

namespace BlogApp.Features.Reader.Errors;

/// <summary>The content of the page for an address that does not exist: what was requested, and what may have been meant.</summary>
/// <param name="Words">The address's name as search words, without stop words.</param>
/// <param name="Moved">Where the address leads, when an article, a page or an author had it before, or a redirect begins there.</param>
internal sealed record NotFoundSuggestions(string Asked, string Words, IReadOnlyList<SuggestedLink> Alike, MovedTo? Moved = null)
{
    private const int LongestShown = 120;
    private const int Most = 5;

    /// <summary>
    /// Middleware inside the status code pages. A request that is re-executed for its 404 sends its page without
    /// waiting for data that the page still loads, so the data must be ready before rendering.
    /// </summary>
    public static async Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            var found = await LoadAsync(context);
            if (found.Moved is { } moved)
            {
                context.Response.Redirect(moved.Address, moved.Permanent);
                return;
            }
            context.Features.Set(found);
        }
        await next(context);
    }

    public static async ValueTask<NotFoundSuggestions> GetAsync(HttpContext context) =>
        context.Features.Get<NotFoundSuggestions>() ?? await LoadAsync(context);

    private static async Task<NotFoundSuggestions> LoadAsync(HttpContext context)
    {
        var original = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = original?.OriginalPath ?? context.Request.Path.Value ?? "/";
        var query = original?.OriginalQueryString ?? context.Request.QueryString.Value;
        var address = path + query;
        // The words of the last segment are the most meaningful: /2024/05/counting-once, /articles/counting-once, /counting-once.html.
        var name = path.TrimEnd('/').Split('/')[^1];
        var title = Path.GetFileNameWithoutExtension(name);
        var words = WordsOf(title);
        var asked = address.Length > LongestShown ? address[..LongestShown] + "…" : address;
        try
        {
            var present = await context.RequestServices.GetRequiredService<FormerAddresses>().FindAsync(path, context.RequestAborted)
                ?? await context.RequestServices.GetRequiredService<AuthorQueries>().FindFormerAsync(path, context.RequestAborted);
            if (present is not null)
                return new(asked, words, [], new(present + query, Permanent: true));
            if (await context.RequestServices.GetRequiredService<RedirectLookup>().FollowAsync(path, query, context.RequestAborted) is { } rule)
                return new(asked, words, [], new(rule.Address, !rule.Temporary));
            context.RequestServices.GetRequiredService<MissedByReaders>().Note(context, path, query);
            return new(asked, words, await LikeAsync(context, title, words));
        }
        catch (StoreUnavailableException)
        {
            // Reporting that the address does not exist needs no database.
            return new(asked, words, []);
        }
    }

    private static string WordsOf(string name)
    {
        var words = name.Split(['-', '_', ' ', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var asked = string.Join(' ', StopWords.Without(words));
        return asked.Length > LongestShown ? "" : asked;
    }

    /// <summary>Articles with a similar name, then those on similar subjects.</summary>
    private static async Task<IReadOnlyList<SuggestedLink>> LikeAsync(HttpContext context, string name, string words)
    {
        var named = await context.RequestServices.GetRequiredService<ArticleLists>().LikeAsync(name, context.RequestAborted);
        var alike = named.Select(article => new SuggestedLink(ReaderAddress.Article(article.Slug), article.Title, article.Language)).ToList();
        if (alike.Count < Most && words.Length > 0)
        {
            var found = await context.RequestServices.GetRequiredService<SearchQueries>().FindAsync(words, 1, context.RequestAborted);
            if (!found.Loose)
                alike.AddRange(found.Hits.Select(hit => new SuggestedLink(hit.Address, string.Concat(hit.Title.Select(part => part.Text)), hit.Language)));
        }
        return [.. alike.DistinctBy(link => link.Address).Take(Most)];
    }
}

/// <param name="Address">From the root, or elsewhere.</param>
internal sealed record MovedTo(string Address, bool Permanent);

/// <summary>What may have been meant.</summary>
internal sealed record SuggestedLink(string Address, string Title, string Language);
