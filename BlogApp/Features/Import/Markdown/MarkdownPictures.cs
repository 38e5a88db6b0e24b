using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Finds the pictures that accompany Markdown files.</summary>
internal static partial class MarkdownPictures
{
    private static readonly string[] Roots = ["", "static/", "public/", "assets/", "src/", "source/", "content/", "_posts/"];

    /// <summary>The paths of an article's included pictures and files.</summary>
    public static IEnumerable<string> Find(string file, string body, string? cover, FileTree tree) =>
        MarkdownLinks.Find(body).Select(address => PathOf(file, address, tree)).Append(cover).OfType<string>().Where(p => !MarkdownFiles.IsMarkdown(p));

    /// <summary>Replaces addresses in the text by these paths, so that the import finds the files.</summary>
    public static string Resolve(string file, string body, FileTree tree) =>
        MarkdownLinks.Replace(body, address => PathOf(file, address, tree) is { } path && !MarkdownFiles.IsMarkdown(path) ? path : null);

    /// <summary>Removes the "more" separator. Also returns the part before it as plain text.</summary>
    public static (string Markdown, string BeforeMore) Split(string body)
    {
        var more = More().Match(body);
        return more.Success ? (body.Remove(more.Index, more.Length), ArticleMarkdown.PlainText(body[..more.Index]).ReplaceLineEndings(" ").Trim()) : (body, "");
    }

    /// <summary>Resolves an address in the tree, relative to the article or to the site's files; null when there is no such file.</summary>
    public static string? PathOf(string file, string address, FileTree tree)
    {
        address = Uri.UnescapeDataString(address.Split('?', '#')[0]);
        if (address.Length == 0 || address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal))
            return null;
        var folder = file.Contains('/', StringComparison.Ordinal) ? file[..(file.LastIndexOf('/') + 1)] : "";
        var candidates = address.StartsWith('/') || address.StartsWith('@') || address.StartsWith('~') ? Roots.Select(root => root + address.TrimStart('/', '@', '~')) : Roots.Select(root => root + address).Prepend(folder + address);
        foreach (var candidate in candidates)
        {
            if (Joined(candidate) is { } path && tree.Has(path))
                return path;
        }
        return null;
    }

    private static string? Joined(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"^[ \t]*<!--\s*more\s*-->[ \t]*\n?", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
