using System.Runtime.CompilerServices;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// Bounds the work inside paragraphs. It runs before all other parsers and counts the marks they begin with. When a
/// text has too many, or brackets are nested too deeply, the rest of the paragraph is plain text.
/// </summary>
internal sealed class InlineLimit : InlineParser
{
    private readonly ConditionalWeakTable<MarkdownDocument, Budgets> _budgets = [];

    public InlineLimit() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '^', '+', '=', '<', '`', '|', '\n', 'h', 'w', 'f', 'm', 't'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (mark, next) = (slice.CurrentChar, slice.PeekChar());
        if (mark == '!' ? next != '[' : char.IsAsciiLetter(mark) && !RunLength.BeginsAddress(mark, next, slice.PeekChar(2)))
            return false;
        var budgets = _budgets.GetValue(processor.Document, static _ => new());
        budgets.Enter(processor.Block);
        if (budgets.Allow(processor.Inline, slice, mark, next))
            return false;
        processor.Inline = new LiteralInline(slice);
        slice.Start = slice.End + 1;
        return true;
    }

    /// <summary>The remaining budgets of one document.</summary>
    private sealed class Budgets
    {
        private readonly MarkBudget _marks = new();
        private readonly TableBudget _tables = new();
        private readonly RunLength _run = new();

        // A title in parentheses may begin behind each address, and is read up to its end.
        private readonly RunLength _title = new(')');
        private LeafBlock? _paragraph;

        public void Enter(LeafBlock? paragraph)
        {
            if (_paragraph == paragraph)
                return;
            _paragraph = paragraph;
            _marks.Begin();
            _tables.Begin();
            _run.Begin();
            _title.Begin();
        }

        public bool Allow(Inline? inline, StringSlice slice, char mark, char next) => mark switch
        {
            '\n' => _tables.Line(),
            '|' => _tables.Bar(),
            '[' or '!' => _marks.Bracket(inline),
            ']' => _marks.Mark(next == '(' ? Math.Max(_run.Ahead(slice), _title.Ahead(slice)) : 0),
            '<' or '`' => _marks.Mark(),
            '*' or '_' or '~' or '^' or '+' or '=' => _marks.Emphasis(),
            _ => _marks.Mark(_run.Ahead(slice)),
        };
    }
}
