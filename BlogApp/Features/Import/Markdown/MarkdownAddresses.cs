using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Markdown;

/// <summary>The addresses that generators give their pages, and the targets of links between files.</summary>
internal sealed partial class MarkdownAddresses
{
    private static readonly string[] Configurations = ["hugo.toml", "hugo.yaml", "config.toml", "config.yaml", "_config.yml", "astro.config.mjs", "astro.config.ts"];

    private readonly FileTree _tree;
    private readonly HashSet<string> _hosts = new(StringComparer.Ordinal);

    public MarkdownAddresses(FileTree tree)
    {
        _tree = tree;
        foreach (var file in Configurations.Where(tree.Has))
        {
            if (Site().Match(tree.Text(file)) is { Success: true } site && OldAddress.HostOf(site.Groups[1].Value) is { } host)
                _hosts.Add(host);
        }
    }

    /// <summary>The addresses of a page: the one it specifies, otherwise the generators' defaults.</summary>
    public IEnumerable<string> Of(string file, DateTime? date, string slug, string? said)
    {
        yield return FileKey(file);
        if (said is not null && OldAddress.Normalize(said.StartsWith('/') || said.Contains("://", StringComparison.Ordinal) ? said : "/" + said, _hosts) is { } own)
            yield return own;
        var path = file;
        foreach (var root in (string[])["src/content/", "src/pages/", "content/", "_pages/"])
        {
            if (path.StartsWith(root, StringComparison.Ordinal))
                path = path[root.Length..];
        }
        path = path[..^Path.GetExtension(path).Length];
        path = path.EndsWith("/index", StringComparison.OrdinalIgnoreCase) ? path[..^6] : path;
        if (OldAddress.Normalize("/" + path, _hosts) is { } placed)
            yield return placed;
        if (date is { } at)
            yield return string.Create(CultureInfo.InvariantCulture, $"/{at:yyyy/MM/dd}/{slug.ToLowerInvariant()}.html");
    }

    /// <summary>The key of the file that a link leads to.</summary>
    public string? Key(string file, string address)
    {
        if (address.Length == 0 || address[0] == '#')
            return null;
        var plain = address.Split('?', '#')[0];
        foreach (var candidate in (string[])[plain, plain + ".md", plain.TrimEnd('/') + "/index.md"])
        {
            if (MarkdownPictures.PathOf(file, candidate, _tree) is { } path && MarkdownFiles.IsMarkdown(path))
                return FileKey(path);
        }
        return OldAddress.Normalize(address.StartsWith('/') || address.Contains("://", StringComparison.Ordinal) ? address : Beside(file, plain), _hosts);
    }

    private static string FileKey(string file) => "file:" + file;

    /// <summary>Resolves a relative link against the page's own address.</summary>
    private static string Beside(string file, string address)
    {
        var parts = ("/" + file[..^Path.GetExtension(file).Length].Replace("content/", "", StringComparison.Ordinal)).Split('/').ToList();
        foreach (var part in address.Split('/'))
        {
            if (part == ".." && parts.Count > 1)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or ".."))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    [GeneratedRegex(@"^\s*(?:baseURL|url|site)\s*[=:]\s*[""']?(https?://[^""'\s,]+)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Site();
}
