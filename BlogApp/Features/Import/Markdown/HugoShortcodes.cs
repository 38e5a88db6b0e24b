using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Html;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Converts Hugo's and Jekyll's shortcodes, and HTML on separate lines, to Markdown.</summary>
internal static partial class HugoShortcodes
{
    public static string Replace(string body, List<string> notes)
    {
        body = Highlight().Replace(body, m => $"```{m.Groups[1].Value}\n{m.Groups[2].Value.Trim('\n')}\n```");
        return string.Concat(Pieces(body).Select(piece => piece.Code ? piece.Text : Prose(piece.Text, notes)));
    }

    private static string Prose(string text, List<string> notes)
    {
        text = Reference().Replace(text, m => m.Groups[1].Value);
        text = Post().Replace(text, m => (m.Groups[1].Value == "post_url" ? "/_posts/" : "/") + m.Groups[2].Value);
        text = Site().Replace(text, m => m.Groups[1].Value);
        text = Raw().Replace(text, "");
        text = Kramdown().Replace(text, "");
        text = Figure().Replace(text, m => $"![{Attribute(m.Groups[1].Value, "alt")}]({MarkdownEscape.Destination(Attribute(m.Groups[1].Value, "src"))}{(Attribute(m.Groups[1].Value, "caption") is { Length: > 0 } caption ? $" \"{MarkdownEscape.Title(ArticleMarkdown.PlainText(caption).Trim())}\"" : "")})");
        text = Video().Replace(text, m => $"[Video](https://{(m.Groups[1].Value == "vimeo" ? "vimeo.com/" : "www.youtube.com/watch?v=")}{m.Groups[2].Value.Trim('"', ' ')})");
        text = HtmlBlock().Replace(text, m =>
        {
            var converted = HtmlToMarkdown.Convert(m.Value);
            notes.AddRange(converted.Notes);
            return converted.Markdown;
        });
        text = Lone().Replace(text, "");
        text = InlineHtml.Replace(text);
        if (Liquid().Match(text) is { Success: true } other)
            notes.Add(Phrase.Format("“{0}” and the like stand in the text as they were written.", other.Value.Length > 40 ? other.Value[..40] + "…" : other.Value).ToString());
        if (Tag().IsMatch(text))
            notes.Add("HTML inside its lines is shown as text.");
        return text;
    }

    /// <summary>Prose and fenced code, alternating.</summary>
    public static IEnumerable<(string Text, bool Code)> Pieces(string body)
    {
        var piece = new StringBuilder();
        string? fence = null;
        foreach (var line in body.Split('\n').Select((text, i) => i == 0 ? text : "\n" + text))
        {
            var start = line.AsSpan().TrimStart();
            var mark = start.StartsWith("```") ? "```" : start.StartsWith("~~~") ? "~~~" : null;
            if (mark is not null && fence is null)
            {
                yield return (piece.ToString(), false);
                piece.Clear();
                fence = mark;
                piece.Append(line);
            }
            else if (mark is not null && mark == fence)
            {
                piece.Append(line);
                yield return (piece.ToString(), true);
                piece.Clear();
                fence = null;
            }
            else
            {
                piece.Append(line);
            }
        }
        yield return (piece.ToString(), fence is not null);
    }

    private static string Attribute(string attributes, string name) =>
        Regex.Match(attributes, name + @"\s*=\s*(?:""([^""]*)""|`([^`]*)`|(\S+))", RegexOptions.CultureInvariant) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value : "";

    [GeneratedRegex(@"\{[{%][<%]?\s*highlight\s+""?([\w+#-]+)""?[^}]*\}{1,2}\n?(.*?)\{[{%][<%]?\s*(?:/\s*highlight|endhighlight)\s*[%>]?[%}]\}?", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Highlight();

    // The length of what is inside a mark is bounded: without an end, each of many beginnings would be read to the end of the text.
    [GeneratedRegex(@"\{\{[<%]\s*figure\s+([^}]{0,2000}?)/?[>%]\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\{\{[<%]\s*(youtube|vimeo)\s+(?:id=)?([^\s}>%]+)[^}]{0,2000}\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    // Links to other files, in Hugo's and Jekyll's syntax.
    [GeneratedRegex(@"\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?[""'`]?([^""'`\s}>%]+)[""'`]?[^}]{0,2000}\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{%-?\s*(post_url|link)\s+([^\s%]+)\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    // The site's own address before a path.
    [GeneratedRegex(@"\{\{\s*site\.(?:baseurl|url)\s*\}\}|\{\{\s*[""']([^""']+)[""']\s*\|\s*(?:relative_url|absolute_url|relURL|absURL)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Site();

    [GeneratedRegex(@"\{%-?\s*(?:end)?raw\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Raw();

    // {: .class #id} follows a block or a span; with "toc" it generates a table of contents.
    [GeneratedRegex(@"^[*-] [^\n]*\n\{:\s*toc\s*\}[ \t]*\n?|^[ \t]*\{:[^}\n]{0,2000}\}[ \t]*\n?|\{:[^}\n]{0,2000}\}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kramdown();

    // A line that begins with a block element's tag, up to the next empty line.
    [GeneratedRegex(@"^<(?:figure|img|iframe|video|audio|table|div|p|center|details|blockquote|br|hr|ul|ol|dl|pre)\b.*?(?=\n[ \t]*\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlBlock();

    // The end tag of a box that began in another block.
    [GeneratedRegex(@"^[ \t]*</?(?:div|section|article|aside|center|details|main|span|p)\b[^>\n]*>[ \t]*\n", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lone();

    [GeneratedRegex(@"\{\{[<%].{0,2000}?[>%]\}\}|\{%.{0,2000}?%\}|\{\{.{0,2000}?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Liquid();

    [GeneratedRegex(@"(?<![`\\])</?(?:a|b|i|u|em|strong|span|br|img|sup|sub|kbd|small|mark|div|p)\b[^>\n]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
