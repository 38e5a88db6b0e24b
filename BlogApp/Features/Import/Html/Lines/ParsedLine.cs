using System.Text;
using BlogApp.Features.Articles.Rendering;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Import.Html.Lines;

/// <summary>How the blog itself parses a line of Markdown: its words, and where marks and links begin and end.</summary>
internal sealed record ParsedLine(string Words, string Shape)
{
    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build();

    /// <summary>Null when it is not a paragraph.</summary>
    public static ParsedLine? Parse(string line)
    {
        try
        {
            return Markdig.Markdown.Parse(MarkdownEscape.LineStart(line), Pipeline) is [ParagraphBlock { Inline: { } inline }] ? new Reader().Read(inline) : null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The parser rejects text that is nested too deeply.
            return null;
        }
    }

    /// <summary>The shape that the parts should have.</summary>
    public static string ShapeOf(IEnumerable<LinePart> parts)
    {
        var shape = new ShapeText();
        foreach (var part in parts)
        {
            switch (part.Kind)
            {
                case LinePartKind.Open:
                    shape.Open(part.Mark);
                    break;
                case LinePartKind.Close:
                    shape.Close(part.Mark);
                    break;
                case LinePartKind.LinkBegin:
                    shape.Sign('[');
                    break;
                case LinePartKind.LinkEnd:
                    shape.Sign(']');
                    break;
                default:
                    shape.Words();
                    break;
            }
        }
        return shape.ToString();
    }

    private sealed class Reader
    {
        private readonly StringBuilder _words = new();
        private readonly ShapeText _shape = new();

        public ParsedLine Read(ContainerInline inline)
        {
            Add(inline);
            return new(_words.ToString(), _shape.ToString());
        }

        private void Add(ContainerInline container)
        {
            foreach (var inline in container)
            {
                switch (inline)
                {
                    case EmphasisInline emphasis:
                        var mark = Parse(emphasis);
                        _shape.Open(mark);
                        Add(emphasis);
                        _shape.Close(mark);
                        break;
                    case LinkInline { IsImage: false, IsAutoLink: false } link:
                        _shape.Sign('[');
                        Add(link);
                        _shape.Sign(']');
                        break;
                    case LinkInline { IsImage: true } picture:
                        Word(picture.Url ?? "");
                        break;
                    case ContainerInline inner:
                        Add(inner);
                        break;
                    case LiteralInline text:
                        Word(text.Content.ToString());
                        break;
                    case CodeInline code:
                        Word(code.Content);
                        break;
                    case HtmlEntityInline entity:
                        Word(entity.Transcoded.ToString());
                        break;
                    case AutolinkInline address:
                        Word(address.Url);
                        break;
                    default:
                        // A line never intends anything else.
                        _shape.Sign('?');
                        break;
                }
            }
        }

        private void Word(string text)
        {
            if (text.Length > 0)
                _shape.Words();
            _words.Append(text);
        }

        private static Mark Parse(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', 2) => Mark.Deleted,
            ('~', _) => Mark.Lowered,
            ('^', _) => Mark.Raised,
            ('+', _) => Mark.Inserted,
            ('=', _) => Mark.Highlighted,
            (_, 2) => Mark.Strong,
            _ => Mark.Emphasis,
        };
    }

    /// <summary>Marks that begin or end at the same position do so in a fixed order, because their nesting order does not matter.</summary>
    private sealed class ShapeText
    {
        private readonly StringBuilder _shape = new();
        private readonly SortedSet<char> _here = [];
        private bool _opening;

        public void Open(Mark mark) => Add((char)('A' + mark), opening: true);

        public void Close(Mark mark) => Add((char)('a' + mark), opening: false);

        public void Words()
        {
            Flush();
            if (_shape.Length == 0 || _shape[^1] != '.')
                _shape.Append('.');
        }

        public void Sign(char sign)
        {
            Flush();
            _shape.Append(sign);
        }

        public override string ToString()
        {
            Flush();
            return _shape.ToString();
        }

        private void Add(char letter, bool opening)
        {
            if (opening != _opening)
                Flush();
            _opening = opening;
            _here.Add(letter);
        }

        private void Flush()
        {
            foreach (var letter in _here)
                _shape.Append(letter);
            _here.Clear();
        }
    }
}
