using AngleSharp.Dom;
using BlogApp.Features.Import.Html.Lines;

namespace BlogApp.Features.Import.Html;

/// <summary>Writes pipe tables. A cell is one line.</summary>
internal sealed class TableWriter(BlockWriter writer)
{
    // The renderer supports no wider tables.
    private const int MaxColumns = 200;

    public void Add(List<string> blocks, IElement table)
    {
        if (table.QuerySelector("caption") is { } caption && writer.Line(caption, Mark.Emphasis) is { Length: > 0 } words)
            blocks.Add(MarkdownEscape.LineStart(words));
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
        // The footer may come before the body.
        rows = [.. rows.Where(r => r.ParentElement?.LocalName != "tfoot"), .. rows.Where(r => r.ParentElement?.LocalName == "tfoot")];
        var width = rows.Count == 0 ? 0 : rows.Max(row => Cells(row).Sum(Span));
        if (width == 0)
            return;
        if (width > MaxColumns)
        {
            writer.Inline.Notes.Add("A table of more than 200 columns is a list of lines.");
            blocks.AddRange(rows.Select(row => string.Join(" · ", Cells(row).Select(cell => Text(cell)))));
            return;
        }
        var hasHead = rows[0].ParentElement?.LocalName == "thead" || Cells(rows[0]).All(cell => cell.LocalName == "th");
        var lines = new List<string> { hasHead ? Row(rows[0], width, head: true) : "|" + string.Concat(Enumerable.Repeat("   |", width)), Rule(hasHead ? rows[0] : null, rows, width) };
        lines.AddRange(rows.Skip(hasHead ? 1 : 0).Select(row => Row(row, width, head: false)));
        blocks.Add(string.Join('\n', lines));
    }

    private string Row(IElement row, int width, bool head)
    {
        var cells = new List<string>(width);
        foreach (var cell in Cells(row))
        {
            cells.Add(Text(cell, !head && cell.LocalName == "th" ? Mark.Strong : null));
            cells.AddRange(Enumerable.Repeat("", Span(cell) - 1));
            if (Span(cell) > 1 || cell.GetAttribute("rowspan") is not (null or "1"))
                writer.Inline.Notes.Add("Table cells that span several are followed by empty ones.");
        }
        cells.AddRange(Enumerable.Repeat("", Math.Max(0, width - cells.Count)));
        return "| " + string.Join(" | ", cells) + " |";
    }

    private string Text(IElement cell, Mark? mark = null)
    {
        if (cell.Children.Any(child => child.LocalName is "ul" or "ol" or "table" or "pre" or "blockquote" || (child.LocalName == "p" && child.NextElementSibling is not null)))
            writer.Inline.Notes.Add("Lists and paragraphs inside a table's cell stand on one line.");
        return writer.Line(cell, mark);
    }

    private static string Rule(IElement? head, List<IElement> rows, int width)
    {
        var model = Cells(head ?? rows[0]).SelectMany(cell => Enumerable.Repeat(Align(cell), Span(cell))).ToList();
        return "|" + string.Concat(Enumerable.Range(0, width).Select(i => (i < model.Count ? model[i] : null) switch
        {
            "center" => " :-: |",
            "right" => " --: |",
            _ => " --- |",
        }));
    }

    private static string? Align(IElement cell)
    {
        var style = (cell.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        foreach (var side in (string[])["center", "right"])
        {
            if (style.Contains("text-align:" + side, StringComparison.Ordinal) || cell.GetAttribute("align") == side || cell.ClassName?.Contains("align-" + side, StringComparison.Ordinal) == true)
                return side;
        }
        return null;
    }

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th");

    private static int Span(IElement cell) => int.TryParse(cell.GetAttribute("colspan"), out var span) ? Math.Clamp(span, 1, 100) : 1;
}
