using System.Text.RegularExpressions;
using BlogApp.Features.Import.Code;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown.Mdx;

/// <summary>Converts MDX to Markdown: without imports, with the pictures of components and the content between their tags.</summary>
internal static partial class MdxText
{
    // Without backtracking: each of many beginnings without an end would be read to the end of the text.
    private static readonly Regex Comment = new(@"\{/\*.*?\*/\}", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex Picture = new(@"<(?:Image|Picture|img)\b([^>]*?)/?>(?:\s*</(?:Image|Picture)>)?", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    public static string Plain(string body, List<string> notes)
    {
        var (rest, files) = MdxStatements.Remove(body);
        var code = HiddenCode.In(rest, indented: false);
        return code.Restore(Prose(code.Text, files, notes)).Trim('\n') + "\n";
    }

    private static string Prose(string text, Dictionary<string, string> files, List<string> notes)
    {
        text = Comment.Replace(text, "");
        text = Picture.Replace(text, m => Attribute(m.Groups[1].Value, "src", files) is { Length: > 0 } source
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

    // Components begin with a capital letter; HTML elements do not.
    [GeneratedRegex(@"</?([A-Z][\w.]*)\b(?:[^<>{}]|\{[^{}]*\})*?/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Component();
}
