using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using BlogApp.Features.Import.Html.Lines;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Html;

/// <summary>Writes paragraphs, headings, quotes and other blocks; each block is one string.</summary>
/// <param name="inline">Writes the content of lines.</param>
internal sealed class BlockWriter(InlineWriter inline)
{
    // The renderer supports nesting up to 32.
    private const int Deepest = 24;

    public IEnumerable<string> Notes => inline.Notes;

    public InlineWriter Inline => inline;

    public List<string> Blocks(INode container, int depth = 0) => Blocks(container.ChildNodes, depth);

    public List<string> Blocks(IEnumerable<INode> nodes, int depth)
    {
        var blocks = new List<string>();
        var run = new List<INode>();
        foreach (var node in nodes)
        {
            if (node is IElement element && HoldsBlock(element))
            {
                AddParagraphs(blocks, run);
                // A page builder's nested boxes disappear in Markdown, however many there are.
                if (depth < Deepest && RuntimeHelpers.TryEnsureSufficientExecutionStack())
                    Add(blocks, element, depth);
                else
                    AddText(blocks, MarkdownEscape.Text(element.TextContent));
            }
            else if (node is IComment comment)
            {
                Note(comment);
            }
            else
            {
                run.Add(node);
            }
        }
        AddParagraphs(blocks, run);
        return blocks;
    }

    /// <summary>Whether it is a block, or an inline element that contains one, such as a link around a figure.</summary>
    public static bool HoldsBlock(IElement element) => HoldsBlock(element, 0);

    private static bool HoldsBlock(IElement element, int depth) =>
        BlockElements.Contains(element.LocalName) || (depth < Deepest && element.LocalName is "span" or "font" or "a" or "b" or "strong" or "em" or "i" or "u" or "ins" or "del" or "s" or "strike" or "mark" or "picture" or "small" or "big" && element.Children.Any(child => HoldsBlock(child, depth + 1)));

    private void Add(List<string> blocks, IElement element, int depth)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                if (Line(element) is { Length: > 0 } heading)
                    blocks.Add(new string('#', element.LocalName[1] - '0') + ' ' + heading);
                break;
            case "blockquote":
                AddQuote(blocks, element, depth + 1);
                break;
            case "ul" or "ol":
                new ListWriter(this).Add(blocks, element, depth + 1);
                break;
            case "dl":
                new ListWriter(this).AddDefinitions(blocks, element, depth + 1);
                break;
            case "pre":
                CodeWriter.Add(blocks, element, this);
                break;
            case "table":
                new TableWriter(this).Add(blocks, element);
                break;
            case "figure":
                new FigureWriter(this).Add(blocks, element, depth);
                break;
            case "hr":
                blocks.Add("---");
                break;
            case "video" or "audio" or "iframe" or "embed" or "object":
                MediaLinks.Add(blocks, element, this);
                break;
            case "summary":
                if (Line(element, Mark.Strong) is { Length: > 0 } summary)
                    blocks.Add(MarkdownEscape.LineStart(summary));
                break;
            case "form":
                inline.Notes.Add("A form was left out.");
                break;
            default:
                NoteStyle(element);
                if (MediaLinks.Background(element) is { } background)
                    blocks.Add($"![]({MarkdownEscape.Destination(background)})");
                blocks.AddRange(Blocks(element, depth));
                break;
        }
    }

    private void AddQuote(List<string> blocks, IElement quote, int depth)
    {
        // The source of the quote comes last, separately.
        var cites = quote.Children.Where(c => c.LocalName is "cite" or "footer").ToList();
        var inner = Blocks(quote.ChildNodes.Where(n => n is not IElement e || !cites.Contains(e)), depth);
        foreach (var cite in cites)
        {
            if (Line(cite) is { Length: > 0 } who)
                inner.Add(who.StartsWith('—') ? who : "— " + who);
        }
        if (inner.Count > 0)
            blocks.Add(Prefixed(string.Join("\n\n", inner), "> "));
    }

    /// <summary>The whole element on one line.</summary>
    /// <param name="mark">A mark that applies to all of it.</param>
    public string Line(INode element, Mark? mark = null)
    {
        var line = string.Join(' ', inline.Write(element.ChildNodes).Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));
        return LineWriter.Write(mark is { } all ? MarkSign.Around(all, line) : line, inline.Notes);
    }

    /// <summary>A picture in a paragraph of its own, with its caption.</summary>
    public string Picture(IElement picture, string? caption) => LineWriter.Write(inline.Picture(picture, caption), inline.Notes);

    public void AddTo(List<string> blocks, IElement element, int depth) => Add(blocks, element, depth);

    private void AddParagraphs(List<string> blocks, List<INode> run)
    {
        if (run.Count == 0)
            return;
        AddText(blocks, inline.Write(run));
        run.Clear();
    }

    /// <summary>Line ends become breaks, and empty lines separate paragraphs.</summary>
    public void AddText(List<string> blocks, string written)
    {
        var paragraph = new List<string>();
        foreach (var raw in MarkSign.Lines(written))
        {
            var line = LineWriter.Write(raw, inline.Notes);
            if (line.Length > 0)
                paragraph.Add(MarkdownEscape.LineStart(line));
            else
                Flush();
        }
        Flush();

        void Flush()
        {
            if (paragraph.Count > 0)
                blocks.Add(string.Join("\\\n", paragraph));
            paragraph.Clear();
        }
    }

    /// <summary>Prefixes each line; on empty lines, trailing spaces of the prefix are removed.</summary>
    public static string Prefixed(string block, string prefix) =>
        string.Join('\n', block.Split('\n').Select(line => line.Length == 0 ? prefix.TrimEnd() : prefix + line));

    private void Note(IComment comment)
    {
        var text = comment.Data.Trim();
        if (text.StartsWith("wp:", StringComparison.Ordinal) && text.EndsWith('/'))
            inline.Notes.Add(Phrase.Format("The block “{0}”, which the old blog filled by itself, was left out.", text[3..].Split(' ', '/')[0]).ToString());
        else if (text is "nextpage")
            inline.Notes.Add("An article of several pages is one page.");
    }

    public void NoteStyle(IElement element)
    {
        if (element.GetAttribute("style")?.Contains("text-align", StringComparison.OrdinalIgnoreCase) == true || element.HasAttribute("align")
            || element.ClassName?.Contains("has-text-align", StringComparison.Ordinal) == true)
            inline.Notes.Add("Centered or right-aligned text stands left.");
        if (element.ClassName is { } names && names.Contains("wp-block-column", StringComparison.Ordinal))
            inline.Notes.Add("Columns follow one another.");
    }
}
