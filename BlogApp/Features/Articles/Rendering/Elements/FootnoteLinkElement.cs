using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>The raised number in the text, and the arrow back to it.</summary>
internal sealed class FootnoteLinkElement(Labels labels) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        var order = obj.Footnote.Order.ToString(CultureInfo.InvariantCulture);
        var index = obj.Index.ToString(CultureInfo.InvariantCulture);
        if (obj.IsBackLink)
        {
            renderer.Write(" <a class=\"footnote-back\" href=\"#fnref:").Write(index).Write("\" aria-label=\"")
                .WriteEscape(string.Format(CultureInfo.InvariantCulture, labels.BackToText, order)).Write("\">↩︎</a>");
            return;
        }
        renderer.Write("<sup class=\"footnote-ref\"><a id=\"fnref:").Write(index).Write("\" href=\"#fn:").Write(order).Write("\" aria-label=\"")
            .WriteEscape(string.Format(CultureInfo.InvariantCulture, labels.Footnote, order)).Write("\">").Write(order).Write("</a></sup>");
    }
}
