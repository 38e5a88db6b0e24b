using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>Recognizes <see cref="WikiLink"/>s.</summary>
internal sealed class WikiLinkParser : InlineParser
{
    private const int Longest = 300;

    // Inside of another link there is none. Further out nobody looks.
    private const int MostParents = 100;

    public WikiLinkParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
            return false;
        var text = slice.AsSpan();
        var inner = text[2..Math.Min(text.Length, Longest)];
        var length = inner.IndexOfAny('[', ']', '\n');
        if (length <= 0 || !inner[length..].StartsWith("]]"))
            return false;
        var end = length + 4;
        // [[a]](b) and [[a]][b] are links whose words stand in brackets, [[a]] is one if [a] is defined.
        if (end < text.Length && text[end] is '(' or '[')
            return false;
        var name = inner[..length].ToString();
        if (WikiLink.Parse(name) is not { } link || processor.Document.ContainsLinkReferenceDefinition(name) || IsInLink(processor.Inline))
            return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        var written = new LinkInline(link.Address, "") { Span = new(start, processor.GetSourcePosition(slice.Start + end - 1)), UrlSpan = SourceSpan.Empty, Line = line, Column = column, IsClosed = true };
        written.AppendChild(new LiteralInline(link.Words) { IsClosed = true, Span = written.Span, Line = line, Column = column });
        processor.Inline = written;
        slice.Start += end;
        return true;
    }

    private static bool IsInLink(Inline? inline)
    {
        var parent = inline;
        for (var count = 0; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkDelimiterInline { IsActive: true, IsImage: false } || ++count > MostParents)
                return true;
        }
        return false;
    }
}
