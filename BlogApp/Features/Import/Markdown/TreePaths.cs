using System.Runtime.CompilerServices;
using System.Text;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.Markdown;

/// <summary>
/// Finds files by the names that texts have for them: escaped or not, with composed or decomposed accents, and in other
/// upper and lower case. The closest name wins.
/// </summary>
internal sealed class TreePaths
{
    private static readonly ConditionalWeakTable<FileTree, TreePaths> Known = [];

    private static readonly string[] Roots = ["", "static/", "public/", "assets/", "src/", "source/", "content/", "_posts/"];

    private readonly FileTree _tree;
    private readonly Dictionary<string, string> _composed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _slugs = new(StringComparer.OrdinalIgnoreCase);

    private TreePaths(FileTree tree)
    {
        _tree = tree;
        foreach (var name in tree.Names)
        {
            var composed = Composed(name);
            _composed.TryAdd(composed, name);
            _folded.TryAdd(composed.ToLowerInvariant(), name);
            // A name that two files have finds neither.
            var last = composed[(composed.LastIndexOf('/') + 1)..].ToLowerInvariant();
            _names[last] = _names.ContainsKey(last) ? null : name;
            if (MarkdownFiles.IsMarkdown(name))
                _slugs.TryAdd(MarkdownNames.Of(composed).Slug, name);
        }
    }

    public static TreePaths Of(FileTree tree) => Known.GetValue(tree, static t => new(t));

    /// <summary>The address that stands in the text for a file of the tree. The parser gives it back as it is.</summary>
    public static string Reference(string path) =>
        MarkdownEscape.Destination(path.Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal));

    /// <summary>The file that an address leads to, relative to another file or to the site's files; null when there is none.</summary>
    public string? Find(string file, string address)
    {
        if (address.Length is 0 or > 2000 || address.Contains("://", StringComparison.Ordinal) || address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return null;
        var plain = address.Split('?', '#')[0];
        // A name may hold %20, # or a backslash itself.
        return new[] { plain, Unescaped(plain), Unescaped(address), Unescaped(plain).Replace('\\', '/') }.Distinct(StringComparer.Ordinal)
            .Select(name => Placed(file, name)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The only file with a name, in whatever folder.</summary>
    public string? Named(string name) => _names.GetValueOrDefault(Composed(name).ToLowerInvariant());

    /// <summary>The text whose file name, without its date, is this slug.</summary>
    public string? Slugged(string slug) => _slugs.GetValueOrDefault(slug);

    private string? Placed(string file, string address)
    {
        if (address.Length == 0)
            return null;
        var folder = file.Contains('/', StringComparison.Ordinal) ? file[..(file.LastIndexOf('/') + 1)] : "";
        var candidates = address[0] is '/' or '@' or '~' ? Roots.Select(root => root + address.TrimStart('/', '@', '~')) : Roots.Select(root => root + address).Prepend(folder + address);
        var paths = candidates.Select(Joined).OfType<string>().ToList();
        return paths.FirstOrDefault(_tree.Has)
            ?? paths.Select(path => _composed.GetValueOrDefault(Composed(path))).FirstOrDefault(found => found is not null)
            ?? paths.Select(path => _folded.GetValueOrDefault(Composed(path).ToLowerInvariant())).FirstOrDefault(found => found is not null);
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

    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a character.
            return name;
        }
    }

    private static string Unescaped(string text)
    {
        try
        {
            return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
