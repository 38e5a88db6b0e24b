using System.Buffers;
using System.Text;

namespace BlogApp.Features.Import.Html;

/// <summary>
/// Bounds how deeply elements nest, as browsers do. For each start tag the parser looks through all open elements: a
/// megabyte of <c>&lt;div&gt;</c> took it minutes.
/// </summary>
internal static class NestingLimit
{
    /// <summary>That of Chromium.</summary>
    public const int Depth = 512;

    // Elements without an end.
    private static readonly HashSet<string> Empty = Set("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // Their ends are optional: the next of them ends the one before, with the marks left open in it.
    private static readonly HashSet<string> Optional = Set("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "html", "head", "body");

    private static readonly HashSet<string> Marks = Set("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "span");

    private static readonly SearchValues<char> InTag = SearchValues.Create("\"'>");

    /// <summary>Leaves out start tags that would nest deeper, and keeps what is in them. Takes linear time.</summary>
    public static string Apply(string html)
    {
        if (html.AsSpan().Count('<') <= Depth)
            return html;
        var (open, kept, from) = (new List<string>(), new StringBuilder(), 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at < html.Length;)
        {
            var end = EndOf(html, at);
            if (end < 0)
                break;
            if (!Follow(open, html.AsSpan(at, end - at)))
            {
                kept.Append(html, from, at - from);
                from = end;
            }
            at = html.IndexOf('<', end);
        }
        return from == 0 ? html : kept.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>The position after the tag or comment that begins there; −1 when it has no end.</summary>
    private static int EndOf(string html, int at)
    {
        if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            return html.IndexOf("-->", at + 2, StringComparison.Ordinal) is >= 0 and var comment ? comment + 3 : -1;
        if (at + 1 >= html.Length || !(char.IsAsciiLetter(html[at + 1]) || html[at + 1] == '/'))
            return at + 1;
        for (var place = at + 1; ;)
        {
            if (html.AsSpan(place).IndexOfAny(InTag) is not (>= 0 and var next))
                return -1;
            place += next;
            if (html[place] == '>')
                return place + 1;
            // A quote counts only as the beginning of a value.
            if (html.AsSpan(at, place - at).TrimEnd() is [.., '='])
            {
                if (html.IndexOf(html[place], place + 1) is not (>= 0 and var closing))
                    return -1;
                place = closing;
            }
            place++;
        }
    }

    /// <summary>False for a start tag that is one too many.</summary>
    private static bool Follow(List<string> open, ReadOnlySpan<char> tag)
    {
        var closing = tag is ['<', '/', ..];
        var name = tag[(closing ? 2 : 1)..];
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
            length++;
        if (length is 0 or > 20)
            return true;
        var element = name[..length].ToString().ToLowerInvariant();
        if (Optional.Contains(element))
        {
            while (open is [.., var mark] && Marks.Contains(mark))
                open.RemoveAt(open.Count - 1);
        }
        else if (closing)
        {
            if (open.LastIndexOf(element) is >= 0 and var opened)
                open.RemoveRange(opened, open.Count - opened);
        }
        else if (!Empty.Contains(element))
        {
            if (open.Count == Depth)
                return false;
            open.Add(element);
        }
        return true;
    }

    private static HashSet<string> Set(params string[] names) => new(names, StringComparer.Ordinal);
}
