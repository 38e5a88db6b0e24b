using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A line break in the source. Between two Chinese characters it produces no space.</summary>
internal sealed class LineBreakElement : HtmlObjectRenderer<LineBreakInline>
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj)
    {
        if (!renderer.EnableHtmlForInline)
            renderer.Write(" ");
        else if (obj.IsHard)
            renderer.WriteLine("<br>");
        else if (!ChineseText.Joins(obj))
            renderer.WriteLine();
    }
}
