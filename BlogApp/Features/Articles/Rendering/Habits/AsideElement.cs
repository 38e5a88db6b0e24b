using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace BlogApp.Features.Articles.Rendering.Habits;

/// <summary>A callout between lines of colons, with its own title. Feeds get a quotation with the title in bold.</summary>
internal sealed class AsideElement(Labels labels, bool forFeed) : HtmlObjectRenderer<Aside>
{
    protected override void Write(HtmlRenderer renderer, Aside obj)
    {
        var title = obj.Title.Length > 0 ? obj.Title : labels.Callout(obj.Kind) ?? obj.Kind;
        renderer.EnsureLine();
        if (forFeed)
            renderer.Write("<blockquote><p><strong>").WriteEscape(title).WriteLine("</strong></p>");
        else
            renderer.Write("<div class=\"callout callout-").Write(obj.Kind).Write("\" role=\"note\"><p class=\"callout-title\">").WriteEscape(title).WriteLine("</p>");
        var implicitParagraph = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(obj);
        renderer.ImplicitParagraph = implicitParagraph;
        renderer.EnsureLine();
        renderer.WriteLine(forFeed ? "</blockquote>" : "</div>");
    }
}
