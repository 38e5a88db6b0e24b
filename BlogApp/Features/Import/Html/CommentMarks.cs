using AngleSharp.Dom;

namespace BlogApp.Features.Import.Html;

/// <summary>
/// Takes out of a comment's HTML what the Markdown of comments has no words for, before it is converted: else its marks
/// would stand in the text. What it meant stays: a heading is a strong line, a table is lines, ² is ².
/// </summary>
internal static class CommentMarks
{
    private const string Plain = "0123456789+-=()in", Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ", Digits = "0123456789+-=()", Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    public static void Reduce(IDocument document)
    {
        foreach (var table in document.QuerySelectorAll("table").Reverse().ToList())
            Unfold(table, document);
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6").ToList())
            Strengthen(heading, document);
        foreach (var raised in document.QuerySelectorAll("sup").ToList())
            Spell(raised, Plain, Raised, document);
        foreach (var lowered in document.QuerySelectorAll("sub").ToList())
            Spell(lowered, Digits, Lowered, document);
        foreach (var marked in document.QuerySelectorAll("ins, u, mark").ToList())
            marked.ReplaceWith([.. marked.ChildNodes]);
        foreach (var underlined in document.QuerySelectorAll("span[style*=underline]").ToList())
            underlined.RemoveAttribute("style");
    }

    private static void Strengthen(IElement heading, IDocument document)
    {
        var line = document.CreateElement("p");
        var strong = document.CreateElement("strong");
        foreach (var node in heading.ChildNodes.ToList())
            strong.AppendChild(node);
        line.AppendChild(strong);
        heading.ReplaceWith(line);
    }

    private static void Unfold(IElement table, IDocument document)
    {
        var lines = new List<INode>();
        foreach (var row in table.QuerySelectorAll("caption, tr").Where(row => row.Closest("table") == table))
        {
            var line = document.CreateElement("p");
            foreach (var cell in row.LocalName == "caption" ? [row] : row.Children.Where(cell => cell.TextContent.Trim().Length > 0))
            {
                if (line.HasChildNodes)
                    line.AppendChild(document.CreateTextNode(" · "));
                foreach (var node in cell.ChildNodes.ToList())
                    line.AppendChild(node);
            }
            lines.Add(line);
        }
        table.ReplaceWith([.. lines]);
    }

    /// <summary>With signs of its own where there are such; else in parentheses, so that no power becomes a factor.</summary>
    private static void Spell(IElement element, string plain, string signs, IDocument document)
    {
        var text = element.TextContent.Trim();
        if (text.Length > 0 && text.All(letter => plain.Contains(letter, StringComparison.Ordinal)))
        {
            element.ReplaceWith(document.CreateTextNode(string.Concat(text.Select(letter => signs[plain.IndexOf(letter, StringComparison.Ordinal)]))));
            return;
        }
        if (text.Length > 0)
            element.ReplaceWith([document.CreateTextNode("("), .. element.ChildNodes, document.CreateTextNode(")")]);
        else
            element.Remove();
    }
}
