using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Content.Html;

namespace BlogApp.Features.Content.Markdown;

/// <summary>Writes Hugo's and Jekyll's own shortcodes, and HTML on lines of its own, as Markdown.</summary>
internal static partial class Shortcodes
{
    public static string Replace(string body, List<string> notes)
    {
        body = Highlight().Replace(body, m => $"```{m.Groups[1].Value}\n{m.Groups[2].Value.Trim('\n')}\n```");
        return string.Concat(Pieces(body).Select(piece => piece.Code ? piece.Text : Prose(piece.Text, notes)));
    }

    private static string Prose(string text, List<string> notes)
    {
        text = Figure().Replace(text, m => $"![{Attribute(m.Groups[1].Value, "alt")}]({MarkdownEscape.Destination(Attribute(m.Groups[1].Value, "src"))}{(Attribute(m.Groups[1].Value, "caption") is { Length: > 0 } caption ? $" \"{MarkdownEscape.Title(HtmlToMarkdown.PlainText(caption))}\"" : "")})");
        text = Video().Replace(text, m => $"[Video](https://{(m.Groups[1].Value == "vimeo" ? "vimeo.com/" : "www.youtube.com/watch?v=")}{m.Groups[2].Value.Trim('"', ' ')})");
        text = HtmlBlock().Replace(text, m =>
        {
            var converted = HtmlToMarkdown.Convert(m.Value);
            notes.AddRange(converted.Notes);
            return converted.Markdown;
        });
        if (Liquid().Match(text) is { Success: true } other)
            notes.Add($"“{(other.Value.Length > 40 ? other.Value[..40] + "…" : other.Value)}” and the like stand in the text as they were written.");
        if (Tag().IsMatch(text))
            notes.Add("HTML inside its lines is shown as text.");
        return text;
    }

    /// <summary>Prose and fenced code in turn.</summary>
    private static IEnumerable<(string Text, bool Code)> Pieces(string body)
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

    [GeneratedRegex(@"\{\{[<%]\s*figure\s+([^}]*?)/?[>%]\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\{\{[<%]\s*(youtube|vimeo)\s+(?:id=)?([^\s}>%]+)[^}]*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    // A line that begins with a block's tag, up to the next empty line.
    [GeneratedRegex(@"^<(?:figure|img|iframe|video|audio|table|div|p|center|details|blockquote|br|hr|ul|ol|dl|pre)\b.*?(?=\n[ \t]*\n|\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlBlock();

    [GeneratedRegex(@"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Liquid();

    [GeneratedRegex(@"(?<![`\\])</?(?:a|b|i|u|em|strong|span|br|img|sup|sub|kbd|small|mark|div|p)\b[^>\n]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
