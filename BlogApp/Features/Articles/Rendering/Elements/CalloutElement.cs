using Markdig.Extensions.Alerts;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A callout of one of the five kinds; of any other kind a quotation that begins with its name. Feeds get a quotation with the kind in bold.</summary>
internal sealed class CalloutElement(Labels labels, bool forFeed) : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock obj)
    {
        var kind = obj.Kind.ToString().ToLowerInvariant();
        var title = labels.Callout(kind);
        renderer.EnsureLine();
        if (title is null)
            renderer.Write("<blockquote><p>[!").WriteEscape(obj.Kind.ToString()).WriteLine("]</p>");
        else if (forFeed)
            renderer.Write("<blockquote><p><strong>").WriteEscape(title).WriteLine("</strong></p>");
        else
            renderer.Write("<div class=\"callout callout-").Write(kind).Write("\" role=\"note\"><p class=\"callout-title\">").WriteEscape(title).WriteLine("</p>");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(obj);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.WriteLine(title is null || forFeed ? "</blockquote>" : "</div>");
    }
}
