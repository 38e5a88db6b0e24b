using System.Text;
using AngleSharp.Dom;

namespace BlogApp.Features.Content.Html;

/// <summary>Writes what stands in a line. A line end in the result is a break, two are a new paragraph.</summary>
/// <param name="lines">Whether line ends in the text are breaks.</param>
internal sealed class InlineWriter(bool lines)
{
    private const int Deepest = 100;

    /// <summary>What could not be said, in words.</summary>
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
                return Marked(element, "**", links, depth);
            case "em" or "i" or "cite" or "var" or "dfn":
                return Marked(element, BesideEmphasis(element) ? "_" : "*", links, depth);
            case "del" or "s" or "strike":
                return Marked(element, "~~", links, depth);
            case "ins" or "u":
                return Marked(element, "++", links, depth);
            case "mark":
                return Marked(element, "==", links, depth);
            case "sub":
                return Raised(element, "~", links, depth);
            case "sup":
                return Raised(element, "^", links, depth);
            case "code" or "kbd" or "tt" or "samp":
                return MarkdownEscape.Code(string.Join(' ', element.TextContent.Split('\n', '\r', '\t')));
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

    /// <summary>A picture, with a caption for one that stands alone.</summary>
    public string Picture(IElement picture, string? caption)
    {
        var address = picture.GetAttribute("src") is { Length: > 0 } source && !source.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? source
            : picture.GetAttribute("data-src") ?? picture.GetAttribute("data-lazy-src");
        if (string.IsNullOrWhiteSpace(address))
        {
            Notes.Add("A picture that stands inside the text itself, or without an address, was left out.");
            return "";
        }
        var alt = MarkdownEscape.Text(OneLine(picture.GetAttribute("alt") ?? ""), addresses: false);
        var title = string.IsNullOrWhiteSpace(caption) ? "" : $" \"{MarkdownEscape.Title(OneLine(caption))}\"";
        return $"![{alt}]({MarkdownEscape.Destination(address)}{title})";
    }

    private string Link(IElement link, bool links, int depth)
    {
        var words = Write(link.ChildNodes, links: false, depth).Trim(' ', '\n').Replace('\n', ' ');
        var address = link.GetAttribute("href")?.Trim();
        if (!links || string.IsNullOrEmpty(address))
            return Around(link, words);
        if (words.Length == 0)
            return link.QuerySelector("img") is null && link.TextContent.Trim().Length == 0 ? link.TextContent.Length > 0 ? " " : "" : $"[{MarkdownEscape.Text(address, addresses: false)}]({MarkdownEscape.Destination(address)})";
        var title = link.GetAttribute("title") is { Length: > 0 } said && OneLine(said) != OneLine(link.TextContent) ? $" \"{MarkdownEscape.Title(OneLine(said))}\"" : "";
        return Around(link, $"[{words}]({MarkdownEscape.Destination(address)}{title})");
    }

    /// <summary>Spaces at the edges of an element stand outside its marks.</summary>
    private static string Around(IElement element, string written)
    {
        var text = element.TextContent;
        return (text.Length > 0 && char.IsWhiteSpace(text[0]) ? " " : "") + written + (text.Length > 0 && char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    /// <summary>Raised and lowered text may hold no spaces.</summary>
    private string Raised(IElement element, string mark, bool links, int depth)
    {
        var inner = Write(element.ChildNodes, links, depth);
        if (inner.Length > 0 && !inner.Any(char.IsWhiteSpace) && !inner.Contains(mark, StringComparison.Ordinal))
            return Emphasis.Wrap(inner, mark, Before(element), After(element));
        if (inner.Trim().Length > 0)
            Notes.Add("Raised or lowered text of several words is ordinary text.");
        return inner;
    }

    private string Marked(IElement element, string mark, bool links, int depth)
    {
        // The same emphasis inside itself says nothing more.
        if (element.ParentElement?.Closest(element.LocalName) is { } outer && outer.LocalName == element.LocalName)
            return Write(element.ChildNodes, links, depth);
        var inner = Write(element.ChildNodes, links, depth);
        return string.Join('\n', inner.Split('\n').Select(line => Emphasis.Wrap(line, mark, Before(element), After(element))));
    }

    private static bool BesideEmphasis(IElement element) =>
        element.NextSibling is IElement { LocalName: "b" or "strong" or "em" or "i" or "cite" } || element.PreviousSibling is IElement { LocalName: "b" or "strong" or "em" or "i" or "cite" };

    private static char Before(IElement element)
    {
        for (INode? node = element; node is not null && !(node is IElement inner && BlockElements.Contains(inner.LocalName)); node = node.Parent)
        {
            if (node.PreviousSibling is { } previous)
                return previous.TextContent is { Length: > 0 } text ? text[^1] : ' ';
        }
        return ' ';
    }

    private static char After(IElement element)
    {
        for (INode? node = element; node is not null && !(node is IElement inner && BlockElements.Contains(inner.LocalName)); node = node.Parent)
        {
            if (node.NextSibling is { } next)
                return next.TextContent is { Length: > 0 } text ? text[0] : ' ';
        }
        return ' ';
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

    /// <summary>The line that ends behind a break is that break.</summary>
    private static string AfterBreak(string text)
    {
        var rest = text.TrimStart(' ', '\t', '\r');
        return rest.StartsWith('\n') ? rest[1..] : text;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void Join(StringBuilder written, string next)
    {
        // One space between two pieces, and none beside a break.
        var start = written.Length > 0 && written[^1] is ' ' or '\n' ? next.AsSpan().TrimStart(' ') : next.AsSpan();
        written.Append(start);
    }

    private void Note(IElement element)
    {
        switch (element.LocalName)
        {
            case "small" or "big" or "font":
                Notes.Add("Text in another size or colour is ordinary text.");
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
