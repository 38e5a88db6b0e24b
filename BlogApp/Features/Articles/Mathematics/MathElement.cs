using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Mathematics;

/// <summary>An inline formula.</summary>
internal sealed class MathElement(bool laidOut) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        var tex = obj.Content.ToString();
        var (before, after) = (Beside(obj.Content, obj.Content.Start - 1), Beside(obj.Content, obj.Content.End + 1));
        // Not a formula but two prices: a formula neither begins nor ends with a space.
        if (obj.DelimiterCount == 1 && (tex.Length == 0 || before.Length + after.Length > 0))
        {
            renderer.Write("$" + before).WriteEscape(tex).Write(after + "$");
            return;
        }
        // $$…$$ within a paragraph is still displayed as a block.
        if (laidOut && TexFormula.Write(tex, display: obj.DelimiterCount > 1) is { } formula)
            renderer.Write(obj.DelimiterCount > 1 ? $"<span class=\"math\" tabindex=\"0\">{formula}</span>" : formula);
        else
            renderer.Write("<code>").WriteEscape(tex).Write("</code>");
    }

    /// <summary>The space next to the content, which the parser has removed.</summary>
    private static string Beside(StringSlice content, int index) => index >= 0 && index < content.Text.Length && char.IsWhiteSpace(content.Text[index]) ? " " : "";
}

/// <summary>A formula on its own lines. A wide one can be scrolled, also by keyboard.</summary>
internal sealed class MathBlockElement(bool laidOut) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock obj)
    {
        var tex = obj.Lines.ToString();
        renderer.EnsureLine();
        if (laidOut && TexFormula.Write(tex, display: true) is { } formula)
            renderer.Write("<div class=\"math\" tabindex=\"0\">").Write(formula).WriteLine("</div>");
        else
            renderer.Write("<pre tabindex=\"0\"><code>").WriteEscape(tex).WriteLine("</code></pre>");
    }
}
