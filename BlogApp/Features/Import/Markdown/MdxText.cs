using System.Text.RegularExpressions;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Converts MDX to Markdown: without imports, with the pictures of components and the content between their tags.</summary>
internal static partial class MdxText
{
    public static string Plain(string body, List<string> notes)
    {
        var files = Import().Matches(body).DistinctBy(m => m.Groups[1].Value).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value, StringComparer.Ordinal);
        var text = string.Concat(HugoShortcodes.Pieces(body).Select(piece => piece.Code ? piece.Text : Prose(piece.Text, files, notes)));
        return text.Trim('\n') + "\n";
    }

    private static string Prose(string text, Dictionary<string, string> files, List<string> notes)
    {
        text = Line().Replace(text, "");
        text = Comment().Replace(text, "");
        text = Picture().Replace(text, m => Attribute(m.Groups[1].Value, "src", files) is { Length: > 0 } source
            ? $"![{Attribute(m.Groups[1].Value, "alt", files).Replace("]", "\\]", StringComparison.Ordinal)}]({source.Replace(" ", "%20", StringComparison.Ordinal)})" : m.Value);
        foreach (Match component in Component().Matches(text))
            notes.Add(Phrase.Format("The component <{0}> was left out; what stands inside of it is in the text.", component.Groups[1].Value).ToString());
        return Component().Replace(text, "");
    }

    /// <summary>A quoted text, or the file that a name was imported from.</summary>
    private static string Attribute(string attributes, string name, Dictionary<string, string> files)
    {
        var match = Regex.Match(attributes, name + @"\s*=\s*(?:""([^""]*)""|'([^']*)'|\{\s*[""'`]([^""'`]*)[""'`]\s*\}|\{\s*(\w+)(?:\.src)?\s*\})", RegexOptions.CultureInvariant);
        return match.Groups[4].Success ? files.GetValueOrDefault(match.Groups[4].Value) ?? "" : match.Groups[1].Value + match.Groups[2].Value + match.Groups[3].Value;
    }

    [GeneratedRegex(@"^import\s+(\w+)\s+from\s+[""']([^""']+)[""'];?[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    // An export extends to the next empty line.
    [GeneratedRegex(@"^import\s[^\n]*(?:\n[^\n]*)*?from\s+[""'][^""'\n]+[""'];?[ \t]*\n|^import\s+[""'][^""'\n]+[""'];?[ \t]*\n|^export\s+(?:const|let|default|function|async)\b(?:[^\n]*\n)(?:[^\n]+\n)*", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"\{/\*.*?\*/\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<(?:Image|Picture|img)\b([^>]*?)/?>(?:\s*</(?:Image|Picture)>)?", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Picture();

    // Components begin with a capital letter; HTML elements do not.
    [GeneratedRegex(@"</?([A-Z][\w.]*)\b(?:[^<>{}]|\{[^{}]*\})*?/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Component();
}
