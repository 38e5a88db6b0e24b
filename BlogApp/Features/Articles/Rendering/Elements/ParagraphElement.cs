using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A paragraph, or the figures that stand alone in one.</summary>
internal sealed class ParagraphElement(FigureElement figures) : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.ImplicitParagraph)
        {
            renderer.WriteLeafInline(obj);
            return;
        }
        renderer.EnsureLine();
        if (!figures.TryWrite(renderer, obj))
        {
            renderer.Write("<p>");
            renderer.WriteLeafInline(obj);
            renderer.Write("</p>");
        }
        renderer.EnsureLine();
    }
}
