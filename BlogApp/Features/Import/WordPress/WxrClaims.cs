using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Redirects;

namespace BlogApp.Features.Import.WordPress;

/// <summary>The paths that the old blog answered. Whoever comes by one of them is led on.</summary>
internal static class WxrClaims
{
    /// <summary>Of an article: its permalink, and the plain address with its number.</summary>
    public static IEnumerable<string> Of(WxrItem item, WxrSite site) =>
        item.Addresses.Where(address => address.StartsWith('/') || OldAddress.HostOf(address) is { } host && site.Hosts.Contains(host))
            .Select(RedirectPath.Of).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>Of categories, tags, authors and feeds, with WordPress's usual beginnings.</summary>
    public static IEnumerable<SourceRedirect> Of(WxrSite site)
    {
        var root = Uri.TryCreate(site.Address, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
        foreach (var ((kind, slug), (number, _, tag)) in site.TermPaths)
        {
            var address = ReaderAddress.Tag(tag);
            foreach (var path in (string[])[$"{root}/{kind}/{slug}", $"{root}/{kind}/{Nested(site, kind, slug)}"])
            {
                yield return new(path, address);
                yield return new(path + "/feed", address + "/feed.xml");
            }
            if (kind == "tag")
                yield return new($"{root}/?tag={slug}", address);
            else if (number.Length > 0)
                yield return new($"{root}/?cat={number}", address);
        }
        foreach (var author in site.Authors)
        {
            var slug = string.Join('-', author.UserName.ToLowerInvariant().Split([' ', '.', '@'], StringSplitOptions.RemoveEmptyEntries));
            yield return new($"{root}/author/{slug}", "", author.Key);
            yield return new($"{root}/author/{slug}/feed", "/feed.xml", author.Key);
        }
        foreach (var (number, login) in site.AuthorIds)
            yield return new($"{root}/?author={number}", "", login);
        foreach (var feed in (string[])["/feed", "/feed/rss", "/feed/rss2", "/rss", "/?feed=rss2", "/?feed=rss"])
            yield return new(root + feed, "/feed.xml");
        yield return new(root + "/feed/atom", "/atom.xml");
        yield return new(root + "/?feed=atom", "/atom.xml");
    }

    /// <summary>A category's path begins with those above it.</summary>
    private static string Nested(WxrSite site, string kind, string slug)
    {
        var path = slug;
        for (var depth = 0; depth < 10 && site.TermPaths.TryGetValue((kind, slug), out var term) && term.Parent.Length > 0; depth++)
            path = $"{slug = term.Parent}/{path}";
        return path;
    }
}
