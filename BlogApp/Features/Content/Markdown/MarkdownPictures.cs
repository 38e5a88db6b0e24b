using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Content.Files;

namespace BlogApp.Features.Content.Markdown;

/// <summary>Finds the pictures that lie beside Markdown files.</summary>
internal static partial class MarkdownPictures
{
    private static readonly string[] Roots = ["", "static/", "public/", "assets/", "src/", "source/", "content/", "_posts/"];

    /// <summary>The paths of the pictures and files of an article that came along.</summary>
    public static IEnumerable<string> Of(string file, string body, string? cover, FileTree tree) =>
        MarkdownLinks.Of(body).Select(address => PathOf(file, address, tree)).Append(cover).OfType<string>().Where(p => !MarkdownFiles.IsMarkdown(p));

    /// <summary>Writes their paths in place of what the text says, so that the import finds them.</summary>
    public static string Resolve(string file, string body, FileTree tree) =>
        MarkdownLinks.Replace(body, address => PathOf(file, address, tree) is { } path && !MarkdownFiles.IsMarkdown(path) ? path : null);

    /// <summary>Takes out the mark between the beginning and the rest; the beginning, as plain text.</summary>
    public static (string Markdown, string BeforeMore) Split(string body)
    {
        var more = More().Match(body);
        return more.Success ? (body.Remove(more.Index, more.Length), ArticleMarkdown.PlainText(body[..more.Index]).ReplaceLineEndings(" ").Trim()) : (body, "");
    }

    /// <summary>Where an address leads in the tree: from the article, or from where the site's files lie. Null: nowhere.</summary>
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
