using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A paragraph; a picture that stands alone in one is a figure, with its title as caption.</summary>
internal sealed class ParagraphElement : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (renderer.ImplicitParagraph)
        {
            renderer.WriteLeafInline(obj);
            return;
        }
        renderer.EnsureLine();
        if (obj.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture })
        {
            renderer.Write("<figure class=\"picture\">");
            renderer.WriteLeafInline(obj);
            if (!string.IsNullOrWhiteSpace(picture.Title))
                renderer.Write("<figcaption>").WriteEscape(picture.Title).Write("</figcaption>");
            renderer.Write("</figure>");
        }
        else
        {
            renderer.Write("<p>");
            renderer.WriteLeafInline(obj);
            renderer.Write("</p>");
        }
        renderer.EnsureLine();
    }
}
