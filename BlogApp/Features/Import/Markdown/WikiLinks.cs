using System.Text.RegularExpressions;
using BlogApp.Features.Import.Code;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Converts the links of note-taking programs to Markdown: <c>[[Note]]</c>, <c>[[Note#Part|words]]</c>, <c>![[picture.png|300]]</c>.</summary>
internal static partial class WikiLinks
{
    /// <param name="notes">Receives the names that no file has. Their links become words.</param>
    public static string Replace(string file, string body, FileTree tree, bool indented, List<string> notes)
    {
        if (!body.Contains("[[", StringComparison.Ordinal))
            return body;
        var code = HiddenCode.In(body, indented);
        return code.Restore(Link().Replace(code.Text, m =>
        {
            var (name, part, words) = (m.Groups[2].Value.Trim(), m.Groups[3].Value.Trim(), m.Groups[4].Value.Trim());
            var picture = m.Groups[1].Length > 0;
            if (Find(file, name, tree) is not { } path)
            {
                if (name.Length == 0 && part.Length > 0)
                    return $"[{MarkdownEscape.Text(words.Length > 0 ? words : part, addresses: false)}](#{HeadingIds.From(part)})";
                notes.Add(Phrase.Format("“{0}” leads to none of these files.", m.Value).ToString());
                return words.Length > 0 ? words : name.Length > 0 ? name : m.Value;
            }
            // Behind the bar of a picture stands its width or its description.
            if (picture && !MarkdownFiles.IsMarkdown(path))
                return $"![{(Width().IsMatch(words) ? "" : MarkdownEscape.Text(words, addresses: false))}](/{TreePaths.Reference(path)})";
            return $"[{(words.Length > 0 ? words : MarkdownEscape.Text(name, addresses: false))}](/{TreePaths.Reference(path)}{(part.Length > 0 ? "#" + HeadingIds.From(part) : "")})";
        }));
    }

    private static string? Find(string file, string name, FileTree tree)
    {
        if (name.Length == 0)
            return null;
        var paths = TreePaths.Of(tree);
        string[] names = [name, name + ".md", name + ".markdown", name + ".mdx"];
        return names.Select(n => paths.Find(file, n)).FirstOrDefault(found => found is not null)
            ?? names.Select(n => paths.Named(n[(n.LastIndexOf('/') + 1)..])).FirstOrDefault(found => found is not null)
            ?? paths.Slugged(HeadingIds.From(name));
    }

    [GeneratedRegex(@"(!?)\[\[([^\[\]|#\n]{0,200})(?:\#([^\[\]|\n]{1,200}))?(?:\\?\|([^\[\]\n]{0,200}))?\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\d+(?:x\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Width();
}
