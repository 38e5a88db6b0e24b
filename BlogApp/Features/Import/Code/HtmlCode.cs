using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.Code;

/// <summary>The code of an HTML text: <c>pre</c>, <c>code</c>, <c>kbd</c>, <c>samp</c> and <c>tt</c>.</summary>
internal static partial class HtmlCode
{
    private static readonly FrozenSet<string> Elements = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "a", "abbr", "b", "big", "br", "center", "cite", "code", "del", "dfn", "div", "em", "figcaption", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
        "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr");

    /// <summary>Replaces each piece of code by its mark.</summary>
    public static string Hide(string html, HiddenCode hidden) => Replace(html, piece => hidden.Mark(piece, block: false));

    /// <summary>Makes Markdown code of the elements within paragraphs. An element whose end is in another paragraph stays.</summary>
    /// <param name="hidden">Receives the code.</param>
    public static string ToMarkdown(string text, HiddenCode hidden) => Replace(text, piece =>
        piece.StartsWith("<pre", StringComparison.OrdinalIgnoreCase) || piece.Contains("\n\n", StringComparison.Ordinal) ? piece : hidden.Mark(Line(hidden.Restore(piece)), block: false));

    /// <summary>
    /// Escapes what a browser would take for an element inside of code although its author meant code: <c>List&lt;T&gt;</c>,
    /// <c>&lt;stdio.h&gt;</c>, <c>&lt;?php</c>.
    /// </summary>
    public static string Escape(string html) => Replace(html, Escaped);

    private static string Replace(string html, Func<string, string> piece)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return html;
        var text = new StringBuilder(html.Length);
        var unclosed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var from = 0;
        for (var open = Open().Match(html); open.Success; open = Open().Match(html, from))
        {
            var name = open.Groups[1].Value;
            var end = unclosed.Contains(name) ? -1 : html.IndexOf($"</{name}>", open.Index, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
                unclosed.Add(name);
            end = end < 0 ? open.Index + open.Length : end + name.Length + 3;
            text.Append(html, from, open.Index - from);
            text.Append(unclosed.Contains(name) ? open.Value : piece(html[open.Index..end]));
            from = end;
        }
        return text.Append(html, from, html.Length - from).ToString();
    }

    private static string Line(string element)
    {
        var start = element.IndexOf('>', StringComparison.Ordinal) + 1;
        return MarkdownEscape.Code(WebUtility.HtmlDecode(Formatting().Replace(element[start..element.LastIndexOf('<')], "")).ReplaceLineEndings(" "));
    }

    private static string Escaped(string element) => Angle().Replace(element, angle =>
    {
        var name = angle.Groups[1].Value;
        if (name.Length == 0)
            return angle.Value.StartsWith("<!--", StringComparison.Ordinal) ? angle.Value : "&lt;" + angle.Value[1..];
        // <B> without an end is a type's name.
        var known = Elements.Contains(name) && (!char.IsAsciiLetterUpper(name[0]) || name.Length > 1 || element.Contains($"</{name}>", StringComparison.Ordinal));
        return known ? angle.Value : "&lt;" + angle.Value[1..];
    });

    [GeneratedRegex(@"<(pre|code|kbd|samp|tt)(?=[\s>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    // What an author may mark inside code. Everything else in angle brackets is code.
    [GeneratedRegex(@"</?(?:b|i|em|strong|span|u|s|del|ins|mark|a|font|small|big|var|wbr)(?:\s[^<>]*)?>", RegexOptions.CultureInvariant)]
    private static partial Regex Formatting();

    // The sign that begins a tag, with the tag's name; or one that begins a declaration. The name ends where a tag's may.
    [GeneratedRegex(@"</?([A-Za-z][^\s<>/]*)(?=[\s<>/]|\z)|<[?!](?:--)?", RegexOptions.CultureInvariant)]
    private static partial Regex Angle();
}
