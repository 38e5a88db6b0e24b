using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Code;
using BlogApp.Features.Import.Html;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Makes fences of the shortcodes in which Hugo and Jekyll keep code. One that stands in other code stays.</summary>
internal static partial class HighlightShortcodes
{
    // Code in a shortcode may look like the beginning of a fence that hides the next shortcode.
    private const int MostRounds = 8;

    public static string ToFences(string body, bool indented)
    {
        for (var round = 0; round < MostRounds && Begin().IsMatch(body); round++)
        {
            var before = body;
            body = Once(body, indented);
            if (body == before)
                break;
        }
        return body;
    }

    private static string Once(string body, bool indented)
    {
        var ends = End().Matches(body);
        var code = HiddenCode.Places(body, indented);
        var text = new StringBuilder(body.Length);
        var (from, end, next) = (0, 0, 0);
        foreach (Match begin in Begin().Matches(body))
        {
            while (next < code.Count && code[next].End <= begin.Index)
                next++;
            if (begin.Index < from || (next < code.Count && code[next].Start <= begin.Index))
                continue;
            while (end < ends.Count && ends[end].Index < begin.Index + begin.Length)
                end++;
            if (end == ends.Count)
                break;
            var words = body[(begin.Index + begin.Length)..ends[end].Index];
            // In a list, the fence keeps the indentation.
            var indentation = body[(body.LastIndexOf('\n', Math.Max(0, begin.Index - 1)) + 1)..begin.Index];
            indentation = string.IsNullOrWhiteSpace(indentation) ? indentation : "";
            words = words.TrimEnd(' ', '\t', '\n').TrimStart('\n');
            var fence = new string('`', Math.Max(3, MarkdownEscape.LongestRun(words, '`') + 1));
            text.Append(body, from, begin.Index - from).Append(fence).Append(begin.Groups[1].Value).Append('\n').Append(words).Append('\n').Append(indentation).Append(fence);
            from = ends[end].Index + ends[end].Length;
        }
        return text.Append(body, from, body.Length - from).ToString();
    }

    [GeneratedRegex(@"\{[{%][<%]?\s*highlight\s+""?([\w+#-]+)""?[^{}]*\}{1,2}\n?", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();

    [GeneratedRegex(@"\{[{%][<%]?\s*(?:/\s*highlight|endhighlight)\s*[%>]?[%}]\}?", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
