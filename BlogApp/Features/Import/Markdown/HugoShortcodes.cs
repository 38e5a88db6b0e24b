using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Code;
using BlogApp.Features.Import.Html;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Converts Hugo's and Jekyll's shortcodes, and HTML on separate lines, to Markdown.</summary>
internal static partial class HugoShortcodes
{
    /// <param name="body">The text, with Unix line ends.</param>
    /// <param name="notes">Receives what differs from the original.</param>
    /// <param name="indented">Whether indentation makes code.</param>
    public static string Replace(string body, List<string> notes, bool indented = true)
    {
        var code = HiddenCode.In(HighlightShortcodes.ToFences(body, indented), indented);
        return code.Restore(Prose(code, notes));
    }

    private static string Prose(HiddenCode code, List<string> notes)
    {
        var text = Preformatted(code);
        text = HtmlCode.ToMarkdown(text, code);
        text = RawText().Replace(text, m => code.Mark(m.Groups[1].Value, block: false));
        text = Reference().Replace(text, m => m.Groups[1].Value);
        text = Post().Replace(text, m => (m.Groups[1].Value == "post_url" ? "/_posts/" : "/") + m.Groups[2].Value);
        text = Site().Replace(text, m => m.Groups[1].Value);
        text = Raw().Replace(text, "");
        text = Kramdown().Replace(HeadingId().Replace(text, "$1 {#$2}"), "");
        text = Notice().Replace(text, m => m.Groups[1].Success ? $":::{m.Groups[1].Value.ToLowerInvariant()}\n" : ":::\n");
        text = Figure().Replace(text, m => $"![{Attribute(m.Groups[1].Value, "alt")}]({MarkdownEscape.Destination(Attribute(m.Groups[1].Value, "src"))}{(Attribute(m.Groups[1].Value, "caption") is { Length: > 0 } caption ? $" \"{MarkdownEscape.Title(ArticleMarkdown.PlainText(caption).Trim())}\"" : "")})");
        text = Video().Replace(text, m => $"[Video](https://{(m.Groups[1].Value == "vimeo" ? "vimeo.com/" : "www.youtube.com/watch?v=")}{m.Groups[2].Value.Trim('"', ' ')})");
        text = HtmlBlock().Replace(text, m => string.Join("\n\n", code.AtBlocks(m.Value).Select(piece => piece.Code ? piece.Text : Converted(piece.Text, notes)).Where(piece => piece.Length > 0)));
        text = Lone().Replace(text, "");
        text = InlineHtml.Replace(text);
        // Written so that Hugo shows the shortcode instead of running it.
        text = Shown().Replace(text, m => code.Mark(m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value, block: false));
        if (Liquid().Match(text) is { Success: true } other)
            notes.Add(Phrase.Format("“{0}” and the like stand in the text as they were written.", code.Restore(other.Value) is { Length: > 40 } length ? length[..40] + "…" : code.Restore(other.Value)).ToString());
        if (Tag().IsMatch(text))
            notes.Add("HTML inside its lines is shown as text.");
        return text;
    }

    private static string Converted(string html, List<string> notes)
    {
        var converted = HtmlToMarkdown.Convert(html);
        notes.AddRange(converted.Notes);
        return converted.Markdown;
    }

    /// <summary>Makes code of <c>pre</c> elements, before anything in them is taken for a shortcode.</summary>
    private static string Preformatted(HiddenCode code)
    {
        var text = code.Text;
        var changed = new StringBuilder();
        var from = 0;
        foreach (Match begin in Pre().Matches(text))
        {
            if (begin.Index < from)
                continue;
            if (text.IndexOf("</pre>", begin.Index, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var end))
                break;
            changed.Append(text, from, begin.Index - from).Append(code.Mark(HtmlToMarkdown.Convert(code.Restore(text[begin.Index..(end + 6)])).Markdown.Trim('\n'), block: true));
            from = end + 6;
        }
        return changed.Append(text, from, text.Length - from).ToString();
    }

    private static string Attribute(string attributes, string name) =>
        Regex.Match(attributes, name + @"\s*=\s*(?:""([^""]*)""|`([^`]*)`|(\S+))", RegexOptions.CultureInvariant) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value + m.Groups[3].Value : "";

    [GeneratedRegex(@"\{\{[<%]\s*figure\s+([^{}]{0,2000}?)/?[>%]\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\{\{[<%]\s*(youtube|vimeo)\s+(?:id=)?([^\s}>%]+)[^}]{0,2000}\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    // The relearn and docdock themes' boxes, as the blog writes them.
    [GeneratedRegex(@"^\{\{[<%]\s*(?:notice\s+""?(note|tip|info|warning|caution|important|danger)""?[^{}\n]*|/\s*notice\s*)[>%]\}\}[ \t]*(?:\n|\z)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Notice();

    [GeneratedRegex(@"(\{\{[<%])/\*([^\n]{0,500}?)\*/([>%]\}\})", RegexOptions.CultureInvariant)]
    private static partial Regex Shown();

    [GeneratedRegex(@"^<pre\b", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pre();

    [GeneratedRegex(@"\{%-?\s*raw\s*-?%\}([^\n]{0,2000}?)\{%-?\s*endraw\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex RawText();

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

    // The id of a heading stays, in the form that the blog reads.
    [GeneratedRegex(@"^(#{1,6} [^\n]{1,500}?)[ \t]*\n?[ \t]*\{:[^}\n#]{0,200}#([\w-]+)[^}\n]{0,200}\}[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HeadingId();

    // {: .class #id} follows a block or a span; with "toc" it generates a table of contents.
    [GeneratedRegex(@"^[*-] [^\n]*\n\{:\s*toc\s*\}[ \t]*\n?|^[ \t]*\{:[^}\n]{0,2000}\}[ \t]*\n?|\{:[^}\n]{0,2000}\}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Kramdown();

    // A line that begins with a block element's tag, up to the next empty line.
    [GeneratedRegex(@"^<(?:figure|img|iframe|video|audio|table|div|p|center|details|blockquote|br|hr|ul|ol|dl|pre)\b.*?(?=\n[ \t]*\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlBlock();

    // The end tag of a box that began in another block.
    [GeneratedRegex(@"^[ \t]*</?(?:div|section|article|aside|center|details|main|span|p)\b[^>\n]*>[ \t]*\n", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lone();

    [GeneratedRegex(@"\{\{[<%][^\n]{0,300}?[>%]\}\}|\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Liquid();

    [GeneratedRegex(@"(?<![`\\])</?(?:a|b|i|u|em|strong|span|br|img|sup|sub|kbd|small|mark|div|p)\b[^>\n]{0,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
