using System.Text;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Quotes;

/// <summary>
/// Sets the quotation marks and apostrophes of a language in place of straight ones. Works on the parsed text, so code,
/// formulas, addresses, escaped marks and entities stay as they are. The library's own extension needs spaces around a
/// quotation, which Chinese and Japanese do not write, and sets an apostrophe only between letters.
/// </summary>
internal static class CurlyQuotes
{
    // Stands for what is no text: code, a picture, a formula.
    private const char Thing = '\ufffc';

    public static void Set(MarkdownDocument document, string language)
    {
        var marks = QuoteMarks.For(language);
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block.Inline is { } inline)
                Set(inline, marks);
        }
        // Captions, and what is shown where the pointer rests.
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (link.Title is { Length: > 0 } title)
                link.Title = Text(title, marks);
        }
    }

    private static string Text(string text, QuoteMarks marks)
    {
        var set = QuoteRules.Set(text, marks);
        return set.Count == 0 ? text : string.Concat(text.Select((c, i) => set.GetValueOrDefault(i) ?? c.ToString()));
    }

    private static void Set(ContainerInline inline, QuoteMarks marks)
    {
        var text = new StringBuilder();
        var pieces = new List<(LiteralInline Literal, int From)>();
        Gather(inline, text, pieces, 0);
        if (pieces.Count == 0)
            return;
        var line = text.ToString();
        var set = QuoteRules.Set(line, marks);
        if (set.Count == 0)
            return;
        foreach (var (literal, from) in pieces)
        {
            var length = literal.Content.Length;
            StringBuilder? changed = null;
            for (var i = 0; i < length; i++)
            {
                var mark = set.GetValueOrDefault(from + i);
                // An escaped mark is meant as it is.
                if (mark is not null && !(i == 0 && literal.IsFirstCharacterEscaped))
                    (changed ??= new StringBuilder(length + 8).Append(line, from, i)).Append(mark);
                else
                    changed?.Append(line[from + i]);
            }
            if (changed is not null)
                literal.Content = new StringSlice(changed.ToString());
        }
    }

    private static void Gather(ContainerInline container, StringBuilder text, List<(LiteralInline, int)> pieces, int depth)
    {
        if (depth > MarkdownText.Deepest)
            return;
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    if (literal.Content.AsSpan().IndexOfAny('"', '\'') >= 0)
                        pieces.Add((literal, text.Length));
                    text.Append(literal.Content.AsSpan());
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case LinkInline { IsAutoLink: true } or LinkInline { IsImage: true }:
                    text.Append(Thing);
                    break;
                case ContainerInline inner:
                    Gather(inner, text, pieces, depth + 1);
                    break;
                default:
                    text.Append(Thing);
                    break;
            }
        }
    }
}
