using System.Text.RegularExpressions;
using BlogApp.Features.Import.Code;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Finds the pictures that accompany Markdown files.</summary>
internal static partial class MarkdownPictures
{
    private const int MostListed = 50;

    /// <summary>The paths of an article's included pictures and files.</summary>
    public static IEnumerable<string> Find(string file, string body, string? cover, FileTree tree) =>
        MarkdownLinks.Find(body).Select(address => PathOf(file, address, tree)).Append(cover).OfType<string>().Where(p => !MarkdownFiles.IsMarkdown(p));

    /// <summary>Replaces addresses in the text by these files' references, so that the import finds the files.</summary>
    /// <param name="notes">Receives the pictures that are not among the files.</param>
    public static string Resolve(string file, string body, FileTree tree, List<string> notes)
    {
        foreach (var address in MarkdownLinks.Find(body, pictures: true).Distinct(StringComparer.Ordinal).Where(a => IsOwn(a) && PathOf(file, a, tree) is null).Take(MostListed))
            notes.Add(Phrase.Format("Its picture is not among the files: {0}", SourceText.Cut(address, 300)).ToString());
        return MarkdownLinks.Replace(body, address => PathOf(file, address, tree) is { } path && !MarkdownFiles.IsMarkdown(path) ? TreePaths.Reference(path) : null);
    }

    /// <summary>Escapes the spaces and parentheses in the addresses of files that are there. A parser takes such an address for words.</summary>
    public static string Escape(string file, string body, FileTree tree)
    {
        if (!body.Contains("](", StringComparison.Ordinal))
            return body;
        var code = HiddenCode.In(body, indented: true);
        return code.Restore(Spaced().Replace(code.Text, m => m.Groups[2].ValueSpan.ContainsAny(" ()") && PathOf(file, m.Groups[2].Value, tree) is { } path && !MarkdownFiles.IsMarkdown(path) ? $"{m.Groups[1].Value}(/{TreePaths.Reference(path)}{m.Groups[3].Value})" : m.Value));
    }

    /// <summary>Removes the "more" separator. Also returns the part before it as plain text.</summary>
    public static (string Markdown, string BeforeMore) Split(string body)
    {
        if (!More().IsMatch(body))
            return (body, "");
        var code = HiddenCode.In(body, indented: true);
        var more = More().Match(code.Text);
        return more.Success ? (code.Restore(code.Text.Remove(more.Index, more.Length)), ArticleMarkdown.PlainText(code.Restore(code.Text[..more.Index])).ReplaceLineEndings(" ").Trim()) : (body, "");
    }

    /// <summary>Resolves an address in the tree, relative to the article or to the site's files; null when there is no such file.</summary>
    public static string? PathOf(string file, string address, FileTree tree) => TreePaths.Of(tree).Find(file, address);

    private static bool IsOwn(string address) => !address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[ \t]*<!--\s*more\s*-->[ \t]*\n?", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();

    // A link or picture, perhaps with spaces or parentheses in its address, and with a title. All lengths are bounded: it can begin anywhere.
    [GeneratedRegex(@"(\[[^\[\]\n]{0,500}\])\([ \t]{0,20}([^\s<>""'()][^<>""'\n()]{0,300}?(?:\([^()\n""'<>]{0,100}\)[^<>""'\n()]{0,100}?){0,5})([ \t]{1,20}""[^""\n]{0,300}"")?[ \t]{0,20}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();
}
