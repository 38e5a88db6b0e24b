using System.Runtime.CompilerServices;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Bounds the work inside one paragraph. Unmatched brackets and asterisks make a Markdown parser look back over
/// what it has seen, so the time grows with the square of their number: 100,000 characters of <c>[](</c> took 3.7 s.
/// After so many marks, or so deep, or so many table cells, the rest of the paragraph is plain words.
/// </summary>
internal sealed class InlineLimit : InlineParser
{
    public const int Marks = 2000;
    public const int Depth = 48;

    private readonly ConditionalWeakTable<MarkdownDocument, TableBudget> _tables = [];

    public InlineLimit() => OpeningCharacters = ['[', ']', '!', '(', '*', '_', '~', '^', '+', '=', '<', '`', '&', 'h', 'w', 'f', 'm', 't', '|', '\n'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!Exceeded(processor, slice.CurrentChar))
            return false;
        processor.Inline = new LiteralInline(slice);
        slice.Start = slice.End + 1;
        return true;
    }

    private bool Exceeded(InlineProcessor processor, char mark)
    {
        var state = processor.GetParserState<State>(this);
        if (state.Block != processor.Block)
        {
            state.Block = processor.Block;
            state.Seen = 0;
            state.Cells = null;
        }
        if (mark is '|' or '\n')
        {
            state.Cells ??= _tables.GetValue(processor.Document, static _ => new()).Begin();
            return !(mark == '|' ? state.Cells.Bar() : state.Cells.Line()) || TooDeep(processor.Inline);
        }
        return ++state.Seen > Marks || TooDeep(processor.Inline);
    }

    private static bool TooDeep(Inline? inline)
    {
        var depth = 0;
        for (var parent = inline?.Parent; parent is not null; parent = parent.Parent)
        {
            if (++depth >= Depth)
                return true;
        }
        return false;
    }

    private sealed class State
    {
        public LeafBlock? Block { get; set; }
        public int Seen { get; set; }
        public TableBudget? Cells { get; set; }
    }
}
