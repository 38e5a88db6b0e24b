using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Accounts.Forms;

/// <summary>Tells from a request why its form was refused. Pure, and for words only: the refusal itself stands.</summary>
internal static class FormRefusalRules
{
    /// <param name="request">Whose form has no token that fits.</param>
    /// <param name="cookie">The name of the cookie that goes with the token.</param>
    /// <param name="lost">Whether the browser keeps none of the cookies it is given here.</param>
    public static FormRefusal Of(HttpRequest request, string cookie, bool lost) =>
        OtherSite(request) is not null ? FormRefusal.OtherSite
        : request.Cookies.ContainsKey(cookie) ? FormRefusal.Outdated
        : lost ? FormRefusal.PlainHttp
        : FormRefusal.NoCookie;

    /// <summary>The site whose page sent the form; null when it was a page of this one, or nothing tells.</summary>
    public static string? OtherSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var known = Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Length > 0;
        // What the browser itself says goes before names, which a proxy may have changed on the way. It says it over https only.
        return request.Headers["Sec-Fetch-Site"].ToString() switch
        {
            "cross-site" or "same-site" => known ? uri!.Authority : "",
            "same-origin" or "none" => null,
            _ => known && !string.Equals(uri!.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) ? uri.Authority : null,
        };
    }

    /// <summary>Whether a program asks, to be answered with problem details; everyone else gets a page.</summary>
    public static bool IsProgram(HttpRequest request)
    {
        var accept = request.Headers[HeaderNames.Accept].ToString();
        return !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && (accept.Contains("json", StringComparison.OrdinalIgnoreCase) || request.HasJsonContentType());
    }
}
