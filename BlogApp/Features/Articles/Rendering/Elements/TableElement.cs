using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A table that scrolls sideways on narrow screens, also by keyboard. Alignment uses classes instead of inline styles.</summary>
internal sealed class TableElement(Labels labels) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").WriteEscape(labels.Table).WriteLine("\"><table>");
        var rows = obj.OfType<TableRow>().ToList();
        WriteRows(renderer, obj, "thead", rows.TakeWhile(row => row.IsHeader));
        WriteRows(renderer, obj, "tbody", rows.SkipWhile(row => row.IsHeader));
        renderer.WriteLine("</table></div>");
    }

    private static void WriteRows(HtmlRenderer renderer, Table table, string group, IEnumerable<TableRow> rows)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (!any)
                renderer.Write("<").Write(group).WriteLine(">");
            any = true;
            renderer.Write("<tr>");
            for (var i = 0; i < row.Count; i++)
                WriteCell(renderer, table, (TableCell)row[i], i, row.IsHeader);
            renderer.WriteLine("</tr>");
        }
        if (any)
            renderer.Write("</").Write(group).WriteLine(">");
    }

    private static void WriteCell(HtmlRenderer renderer, Table table, TableCell cell, int index, bool header)
    {
        renderer.Write(header ? "<th scope=\"col\"" : "<td");
        if (cell.ColumnSpan > 1)
            renderer.Write(" colspan=\"").Write(cell.ColumnSpan.ToString(CultureInfo.InvariantCulture)).Write("\"");
        var column = cell.ColumnIndex >= 0 ? cell.ColumnIndex : index;
        if (column < table.ColumnDefinitions.Count && Align(table.ColumnDefinitions[column].Alignment) is { } align)
            renderer.Write(" class=\"").Write(align).Write("\"");
        renderer.Write(">");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = cell.Count == 1;
        renderer.Write(cell);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.Write(header ? "</th>" : "</td>");
    }

    private static string? Align(TableColumnAlign? alignment) => alignment switch
    {
        TableColumnAlign.Center => "align-center",
        TableColumnAlign.Right => "align-right",
        _ => null,
    };
}
