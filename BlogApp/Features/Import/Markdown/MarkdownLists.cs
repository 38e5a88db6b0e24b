using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Redirects;

namespace BlogApp.Features.Import.Markdown;

/// <summary>The paths of feeds, and of the lists of tags and categories, where generators put them.</summary>
internal static class MarkdownLists
{
    /// <param name="tags">As the files have them, categories among them.</param>
    public static IEnumerable<SourceRedirect> Of(IEnumerable<string> tags)
    {
        foreach (var feed in (string[])["/index.xml", "/rss.xml", "/rss", "/feed", "/posts/index.xml", "/post/index.xml", "/blog/index.xml"])
            yield return new(feed, "/feed.xml");
        yield return new("/feed/atom", "/atom.xml");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (SourceText.TagName(tag) is not { Length: > 0 } name || tag.Contains('/', StringComparison.Ordinal))
                continue;
            var address = ReaderAddress.Tag(name);
            foreach (var list in (string[])[$"/tags/{tag}", $"/tags/{tag.Replace(' ', '-')}", $"/categories/{tag}", $"/categories/{tag.Replace(' ', '-')}"])
            {
                if (RedirectPath.Normalize(list, null) is not { } path || !seen.Add(path))
                    continue;
                if (path != RedirectPath.Of(address))
                    yield return new(path, address);
                yield return new(path + "/index.xml", address + "/feed.xml");
            }
        }
    }
}
