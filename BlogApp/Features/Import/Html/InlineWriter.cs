using System.Text;
using AngleSharp.Dom;
using BlogApp.Features.Import.Html.Lines;

namespace BlogApp.Features.Import.Html;

/// <summary>
/// Writes the content of a line, with marks as <see cref="MarkSign"/>. In the result, one line end is a break, and two
/// start a new paragraph.
/// </summary>
/// <param name="lines">Whether line ends in the text are breaks.</param>
internal sealed class InlineWriter(bool lines)
{
    private const int Deepest = 100;

    /// <summary>What could not be expressed, in words.</summary>
    public HashSet<string> Notes { get; } = new(StringComparer.Ordinal);

    public string Write(IEnumerable<INode> nodes, bool links = true, int depth = 0)
    {
        var written = new StringBuilder();
        foreach (var node in nodes)
            Join(written, Write(node, links, depth));
        return written.ToString();
    }

    private string Write(INode node, bool links, int depth) => node switch
    {
        IText text => MarkdownEscape.Text(Spaced(lines && text.PreviousSibling is IElement { LocalName: "br" } ? AfterBreak(text.Data) : text.Data), links),
        IElement element when depth < Deepest => Write(element, links, depth + 1),
        IElement deep => MarkdownEscape.Text(Spaced(deep.TextContent), links),
        _ => "",
    };

    private string Write(IElement element, bool links, int depth)
    {
        Note(element);
        switch (element.LocalName)
        {
            case "br":
                return "\n";
            case "b" or "strong":
                return MarkSign.Around(Mark.Strong, Write(element.ChildNodes, links, depth));
            case "em" or "i" or "cite" or "var" or "dfn":
                return MarkSign.Around(Mark.Emphasis, Write(element.ChildNodes, links, depth));
            case "del" or "s" or "strike":
                return MarkSign.Around(Mark.Deleted, Write(element.ChildNodes, links, depth));
            case "ins" or "u":
                return MarkSign.Around(Mark.Inserted, Write(element.ChildNodes, links, depth));
            case "mark":
                return MarkSign.Around(Mark.Highlighted, Write(element.ChildNodes, links, depth));
            case "span" when Styled(element) is { } mark:
                return MarkSign.Around(mark, Write(element.ChildNodes, links, depth));
            case "sub":
                return MarkSign.Around(Mark.Lowered, Write(element.ChildNodes, links, depth));
            case "sup" when element.GetAttribute("data-footnote") is { Length: > 0 } footnote:
                return MarkSign.Whole($"[^{footnote}]");
            case "sup":
                return MarkSign.Around(Mark.Raised, Write(element.ChildNodes, links, depth));
            case "code" or "kbd" or "tt" or "samp":
                return MarkSign.OfCode(string.Concat(element.TextContent.Select(c => char.IsControl(c) ? ' ' : c)));
            case "q":
                return "“" + Write(element.ChildNodes, links, depth) + "”";
            case "abbr" or "acronym" when element.GetAttribute("title") is { Length: > 0 } title:
                return $"{Write(element.ChildNodes, links, depth)} ({MarkdownEscape.Text(title, links)})";
            case "a":
                return Link(element, links, depth);
            case "img":
                return Picture(element, null);
            case "script" or "style" or "template" or "noscript":
                return "";
            case "input" or "button" or "select" or "textarea":
                return element.LocalName == "button" ? Write(element.ChildNodes, links, depth) : "";
            default:
                var inner = Write(element.ChildNodes, links, depth);
                return BlockElements.Contains(element.LocalName) ? "\n" + inner + "\n" : inner;
        }
    }

    /// <summary>A picture, with a caption if it is alone.</summary>
    public string Picture(IElement picture, string? caption)
    {
        var address = PictureAddress.Of(picture);
        if (string.IsNullOrWhiteSpace(address))
        {
            Notes.Add("A picture that stands inside the text itself, or without an address, was left out.");
            return "";
        }
        var alt = MarkdownEscape.Text(OneLine(picture.GetAttribute("alt") ?? ""), addresses: false);
        var title = string.IsNullOrWhiteSpace(caption) ? "" : $" \"{MarkdownEscape.Title(OneLine(caption))}\"";
        return MarkSign.Whole($"![{alt}]({MarkdownEscape.Destination(address)}{title})");
    }

    private string Link(IElement link, bool links, int depth)
    {
        var address = link.GetAttribute("href")?.Trim();
        if (!links || string.IsNullOrEmpty(address))
            return Write(link.ChildNodes, links, depth);
        var words = Write(link.ChildNodes, links: false, depth).Replace('\n', ' ');
        // A picture that could not be imported still links somewhere.
        if (string.IsNullOrWhiteSpace(words) && link.QuerySelector("img") is null)
            return words;
        if (string.IsNullOrWhiteSpace(words))
            words = MarkdownEscape.Text(address, addresses: false);
        var title = link.GetAttribute("title") is { Length: > 0 } said && OneLine(said) != OneLine(link.TextContent) ? $" \"{MarkdownEscape.Title(OneLine(said))}\"" : "";
        return MarkSign.Link(words, MarkdownEscape.Destination(address) + title);
    }

    /// <summary>The mark that an editor expressed as a style.</summary>
    private static Mark? Styled(IElement span)
    {
        var style = (span.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return style.Contains("line-through", StringComparison.Ordinal) ? Mark.Deleted
            : style.Contains("font-weight:bold", StringComparison.Ordinal) || style.Contains("font-weight:700", StringComparison.Ordinal) ? Mark.Strong
            : style.Contains("font-style:italic", StringComparison.Ordinal) ? Mark.Emphasis
            : style.Contains("text-decoration:underline", StringComparison.Ordinal) ? Mark.Inserted : null;
    }

    private string Spaced(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                if (lines && c == '\n')
                    spaced.Append('\n');
                else if (spaced.Length == 0 || spaced[^1] is not (' ' or '\n'))
                    spaced.Append(' ');
            }
            else
            {
                spaced.Append(c);
            }
        }
        return spaced.ToString();
    }

    /// <summary>A line end after a break is part of that break.</summary>
    private static string AfterBreak(string text)
    {
        var rest = text.TrimStart(' ', '\t', '\r');
        return rest.StartsWith('\n') ? rest[1..] : text;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Join(StringBuilder written, string next)
    {
        // One space between two pieces, and none next to a break.
        var start = written.Length > 0 && written[^1] is ' ' or '\n' ? next.AsSpan().TrimStart(' ') : next.AsSpan();
        written.Append(start);
    }

    private void Note(IElement element)
    {
        switch (element.LocalName)
        {
            case "small" or "big" or "font":
                Notes.Add("Text in another size or color is ordinary text.");
                break;
            case "abbr" or "acronym":
                Notes.Add("What an abbreviation stands for follows it in parentheses.");
                break;
            case "input" or "select" or "textarea" or "form":
                Notes.Add("A form was left out.");
                break;
            case "script" or "style":
                Notes.Add("Scripts and styles were left out.");
                break;
            case "img" when element.ClassName?.Contains("align", StringComparison.Ordinal) == true && !element.ClassName.Contains("alignnone", StringComparison.Ordinal):
                Notes.Add("Pictures stand between the paragraphs instead of left or right of the text.");
                break;
        }
    }
}
