using System.Text.RegularExpressions;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Converts authors' inline HTML to Markdown. HTML without an equivalent stays as written.</summary>
internal static partial class InlineHtml
{
    // Maximum nesting of elements.
    private const int Deepest = 8;

    // Without backtracking: each of many beginnings without an end would be read to the end of the text.
    private static readonly Regex Comment = new(@"<!--.*?-->", RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex Picture = new(@"<img\b[^>]*>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <param name="text">Without code in it.</param>
    public static string Replace(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal))
            return text;
        text = Comment.Replace(text, m => m.ValueSpan[4..^3].Trim().Equals("more", StringComparison.Ordinal) ? m.Value : "");
        text = Break().Replace(text, "\\\n");
        text = Picture.Replace(text, m => HtmlToMarkdown.Convert(m.Value).Markdown.Trim());
        for (var (depth, before) = (0, ""); depth < Deepest && before != text; depth++)
        {
            before = text;
            text = Element().Replace(text, m => Marked(m.Groups[1].Value.ToLowerInvariant(), m.Groups[2].Value, m.Groups[3].Value, m.Value));
        }
        return text;
    }

    private static string Marked(string name, string attributes, string words, string whole) => name switch
    {
        _ when words.Trim().Length == 0 => words,
        "b" or "strong" => $"**{words.Trim()}**",
        "i" or "em" or "cite" or "var" or "dfn" => $"*{words.Trim()}*",
        "del" or "s" or "strike" => $"~~{words.Trim()}~~",
        "ins" or "u" => $"++{words.Trim()}++",
        "mark" => $"=={words.Trim()}==",
        "sub" when !words.Contains(' ', StringComparison.Ordinal) => $"~{words}~",
        "sup" when !words.Contains(' ', StringComparison.Ordinal) => $"^{words}^",
        "kbd" or "code" or "tt" or "samp" => MarkdownEscape.Code(System.Net.WebUtility.HtmlDecode(words)),
        "a" => Address().Match(attributes) is { Success: true } link ? $"[{words.Trim()}]({MarkdownEscape.Destination(System.Net.WebUtility.HtmlDecode(link.Groups[1].Value + link.Groups[2].Value))})" : words,
        "span" or "font" or "small" or "big" or "abbr" or "center" or "nobr" => words,
        _ => whole,
    };

    [GeneratedRegex(@"[ \t]{0,20}<br\s{0,20}/?>[ \t]{0,20}\n?(?=[^\n])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Break();

    [GeneratedRegex(@"<([a-z]+)\b([^<>]*)>([^<>]*)</\1\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Element();

    [GeneratedRegex(@"href\s*=\s*(?:""([^""]*)""|'([^']*)')", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
