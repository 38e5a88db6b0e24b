using System.Text.RegularExpressions;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Feeds;

/// <summary>Absolute addresses for content that leaves the site.</summary>
internal static partial class FeedAddress
{
    private const int LongestHost = 255;

    /// <summary>The site's address without a trailing slash: from the settings, otherwise from the request.</summary>
    /// <returns>Null when the request contains no valid host.</returns>
    public static string? BaseOf(HttpRequest request, SiteSettings site)
    {
        if (site.Url.Length > 0)
            return site.Url.TrimEnd('/');
        if (!request.Host.HasValue || request.Host.Value.Length > LongestHost
            || !Uri.TryCreate($"{request.Scheme}://{request.Host.Value}/", UriKind.Absolute, out var address)
            || address.HostNameType is not (UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6)
            || address.UserInfo.Length > 0 || address.PathAndQuery != "/")
            return null;
        // In the URI parser's form: lower case, without the scheme's default port.
        return address.GetLeftPart(UriPartial.Authority) + request.PathBase.ToUriComponent().TrimEnd('/');
    }

    /// <summary>Makes the addresses in rendered HTML absolute, so that pictures and links work in a feed reader.</summary>
    /// <param name="html">As rendered: attributes in double quotes, quotes in text escaped.</param>
    /// <param name="site">Without a trailing slash.</param>
    /// <param name="article">The article's absolute address.</param>
    public static string MakeAbsolute(string html, string site, string article) => Attribute().Replace(html, match =>
    {
        var target = match.Groups["target"].Value;
        var absolute = match.Groups["name"].Value == "srcset"
            ? string.Join(", ", target.Split(", ").Select(copy => Absolute(copy, site, article)))
            : Absolute(target, site, article);
        return $" {match.Groups["name"].ValueSpan}=\"{absolute}\"";
    });

    private static string Absolute(string target, string site, string article) => target switch
    {
        ['/', '/', ..] => target,
        ['/', ..] => site + target,
        [] or ['#', ..] or ['?', ..] => article + target,
        _ when HasScheme().IsMatch(target) => target,
        _ => $"{site}/articles/{target}",
    };

    [GeneratedRegex(" (?<name>href|srcset|src)=\"(?<target>[^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex HasScheme();
}
