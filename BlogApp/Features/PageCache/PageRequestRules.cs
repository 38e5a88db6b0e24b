using BlogApp.Features.Comments;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.PageCache;

/// <summary>Which requests the page cache handles. Pure.</summary>
internal static class PageRequestRules
{
    private static readonly string[] Dynamic = ["/api", "/studio", "/admin", "/account", "/setup", "/own-views", "/giveaways", "/health", "/_blazor", "/_framework", "/_content"];
    private const int LongestValue = 20;
    private static readonly string[] Known = ["page", "window"];

    /// <summary>Whether the request is for a reader page: a GET of an address that is neither a file nor dynamic.</summary>
    public static bool IsReaderPage(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method))
            return false;
        var path = request.Path.Value ?? "/";
        if (path.AsSpan(path.LastIndexOf('/') + 1).Contains('.'))
            return false;
        foreach (var prefix in Dynamic)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
                return false;
        }
        // A form is rendered for each request, because it carries a token.
        return !path.EndsWith(CommentAddress.Write, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether the reader chooses the content freely. Such pages are rendered for each request, so that invented
    /// queries do not fill the cache.
    /// </summary>
    public static bool IsSearch(HttpRequest request) =>
        request.QueryString.HasValue && request.Path.Equals("/search", StringComparison.OrdinalIgnoreCase) && request.Query.ContainsKey("q");

    /// <summary>Whether the user is signed in. Pages for signed-in users are rendered for each request.</summary>
    /// <param name="cookieName">The value of <see cref="AccountCookies.Name"/>.</param>
    public static bool IsSignedIn(HttpRequest request, string cookieName)
    {
        foreach (var cookie in request.Headers.Cookie)
        {
            if (cookie is not null && Names(cookie, cookieName))
                return true;
        }
        return false;
    }

    /// <summary>Compares the whole name: the antiforgery cookie begins the same way, but does not identify anyone.</summary>
    private static bool Names(ReadOnlySpan<char> cookies, ReadOnlySpan<char> name)
    {
        for (var at = cookies.IndexOf(name); at >= 0;)
        {
            var end = at + name.Length;
            if (end < cookies.Length && cookies[end] == '=' && (at == 0 || cookies[at - 1] is ' ' or ';'))
                return true;
            var next = cookies[end..].IndexOf(name);
            at = next < 0 ? -1 : end + next;
        }
        return false;
    }

    /// <param name="fallback">The language for readers whose browser names none.</param>
    public static PageKey KeyOf(HttpRequest request, InterfaceLanguage fallback) => new(
        request.IsHttps, request.Host.Value ?? "", request.Path.Value ?? "/", request.QueryString.HasValue ? VariantOf(request.Query) : "",
        LanguageChoice.Choose(request, fallback));

    private static string VariantOf(IQueryCollection query)
    {
        var variant = "";
        foreach (var name in Known)
        {
            // No page uses a value this long. All such addresses share one cached answer, separate from the address without the parameter.
            if (query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text)
                variant += $"{name}={(text.Length <= LongestValue ? text : "too long")}&";
        }
        return variant;
    }
}
