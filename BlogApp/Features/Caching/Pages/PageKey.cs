using BlogApp.Features.Accounts;
using BlogApp.Features.Comments;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Caching.Pages;

/// <summary>What tells one rendered page from another. The host is part of it: pages name their own address.</summary>
/// <param name="Variant">The query parameters that pages look at; all others do not make a page of their own.</param>
internal readonly record struct PageKey(bool Https, string Host, string Path, string Variant, InterfaceLanguage Language);

/// <summary>Which requests the page cache looks at. Pure.</summary>
internal static class PageRules
{
    private static readonly string[] Dynamic = ["/api", "/studio", "/admin", "/account", "/setup", "/health", "/_blazor", "/_framework", "/_content"];
    private const int LongestValue = 20;
    private static readonly string[] Known = ["page", "window"];

    /// <summary>Whether the request asks for a reader page: a GET or HEAD of an address that is neither a file nor dynamic.</summary>
    public static bool IsReaderPage(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return false;
        var path = request.Path.Value ?? "/";
        if (path.AsSpan(path.LastIndexOf('/') + 1).Contains('.'))
            return false;
        foreach (var prefix in Dynamic)
        {
            if (path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == prefix.Length || path[prefix.Length] == '/'))
                return false;
        }
        // A form is made for each request: it carries a token of its own.
        return !path.EndsWith(CommentAddress.Write, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether what is asked for is made up by who asks: rendered for each request, so that the made-up does not fill the cache.</summary>
    public static bool IsSearch(HttpRequest request) =>
        request.QueryString.HasValue && request.Path.Equals("/search", StringComparison.OrdinalIgnoreCase) && request.Query.ContainsKey("q");

    /// <summary>Whether a signed-in user asks: such pages are rendered for each request.</summary>
    /// <param name="cookieName">Name of <see cref="AccountCookies.Name"/>.</param>
    public static bool IsSignedIn(HttpRequest request, string cookieName)
    {
        foreach (var cookie in request.Headers.Cookie)
        {
            if (cookie is not null && Names(cookie, cookieName))
                return true;
        }
        return false;
    }

    /// <summary>The whole name: the cookie that goes with forms begins alike, and says nothing about who it is.</summary>
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

    /// <param name="fallback">The language of whoever names none.</param>
    public static PageKey KeyOf(HttpRequest request, InterfaceLanguage fallback) => new(
        request.IsHttps, request.Host.Value ?? "", request.Path.Value ?? "/", request.QueryString.HasValue ? VariantOf(request.Query) : "",
        LanguageChoice.Of(request, fallback));

    private static string VariantOf(IQueryCollection query)
    {
        var variant = "";
        foreach (var name in Known)
        {
            // No page has so long a value: all such addresses are answered alike, and not like the one without it.
            if (query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text)
                variant += $"{name}={(text.Length <= LongestValue ? text : "too long")}&";
        }
        return variant;
    }
}
