using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>Takes <c>{#id}</c> from the end of headings and makes it their id.</summary>
internal static partial class HeadingMarks
{
    private const int Longest = 100;

    public static void Take(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.Inline?.LastChild is not LiteralInline { Content: var end } || !end.AsSpan().TrimEnd().EndsWith("}"))
                continue;
            // An underscore in an id divides it into several pieces.
            var words = "";
            for (var inline = heading.Inline.LastChild; inline is LiteralInline piece && words.Length <= Longest; inline = inline.PreviousSibling)
                words = piece.Content.ToString() + words;
            if (Mark().Match(words) is not { Success: true } mark)
                continue;
            heading.GetAttributes().Id = mark.Groups[1].Value;
            for (var rest = mark.Length; rest > 0 && heading.Inline.LastChild is LiteralInline piece;)
            {
                if (piece.Content.Length > rest)
                {
                    piece.Content.End -= rest;
                    break;
                }
                rest -= piece.Content.Length;
                piece.Remove();
            }
        }
    }

    [GeneratedRegex(@"\s*\{:?\s*\#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_.:-]{0,79})\s*\}\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
