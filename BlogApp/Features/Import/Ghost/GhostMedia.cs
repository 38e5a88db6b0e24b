using System.Text.Json;
using AngleSharp.Html.Parser;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Ghost;

/// <summary>The blog's own pictures and files that posts refer to. They are in its folder <c>content</c>.</summary>
internal static class GhostMedia
{
    private static readonly string[] Folders = ["/content/images/", "/content/media/", "/content/files/"];

    /// <param name="site">The blog's address; null: unknown, so nothing can be fetched.</param>
    public static List<SourceMedia> Collect(IEnumerable<JsonElement> posts, string? site, FileTree? tree)
    {
        var files = new Dictionary<string, SourceMedia>(StringComparer.Ordinal);
        var byPath = tree?.Names.Where(name => Folders.Any(folder => ("/" + name).Contains(folder, StringComparison.Ordinal)))
            .GroupBy(name => ("/" + name)[("/" + name).IndexOf("/content/", StringComparison.Ordinal)..]).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal) ?? [];
        foreach (var post in posts)
        {
            Add(GhostExport.Text(post, "feature_image"), "");
            var html = GhostText.Html(post, []);
            foreach (var element in new HtmlParser().ParseDocument("<body>" + NestingLimit.Apply(html)).QuerySelectorAll("img[src], a[href], video[src], audio[src]"))
                Add(element.GetAttribute("src") ?? element.GetAttribute("href") ?? "", element.GetAttribute("alt") ?? "");
        }
        return [.. files.Values];

        void Add(string address, string alt)
        {
            address = address.Trim().Replace("__GHOST_URL__", "", StringComparison.Ordinal).Split('?', '#')[0];
            var path = site is not null && address.StartsWith(site, StringComparison.OrdinalIgnoreCase) ? "/" + address[site.Length..].TrimStart('/') : address;
            if (files.TryGetValue(address, out var known) && known.Alt.Length == 0)
                files[address] = known with { Alt = SourceText.OneLine(alt) };
            if (path.Length == 0 || path.EndsWith('/') || !Folders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) || files.ContainsKey(address))
                return;
            // Other widths are derived from the uploaded picture; only the original is imported.
            var whole = path.StartsWith("/content/images/size/", StringComparison.Ordinal) && path.IndexOf('/', "/content/images/size/".Length) is > 0 and var end ? "/content/images" + path[end..] : path;
            Func<Stream>? open = byPath.TryGetValue(whole, out var name) || byPath.TryGetValue(Uri.UnescapeDataString(whole), out name) ? () => tree!.Open(name) : null;
            files[address] = new($"file:{path}", address, SourceText.Cut(Uri.UnescapeDataString(path.Split('/')[^1]), 255), SourceText.OneLine(alt), open)
            {
                Address = site is null ? address : site.TrimEnd('/') + whole,
            };
        }
    }
}
