using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A heading, followed by its anchor link. Inside the heading, the link's label would be read as part of it.</summary>
internal sealed class HeadingElement(Labels labels, bool linked) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var id = obj.TryGetAttributes()?.Id ?? "";
        var level = obj.Level.ToString(CultureInfo.InvariantCulture);
        var name = string.Format(CultureInfo.InvariantCulture, labels.SectionLink, MarkdownText.PlainText(obj));
        renderer.EnsureLine();
        if (!linked)
        {
            renderer.Write("<h").Write(level).Write(" id=\"").Write(id).Write("\">");
            renderer.WriteLeafInline(obj);
            renderer.Write("</h").Write(level).WriteLine(">");
            return;
        }
        renderer.Write("<div class=\"heading heading-").Write(level).Write("\"><h").Write(level).Write(" id=\"").Write(id).Write("\">");
        renderer.WriteLeafInline(obj);
        renderer.Write("</h").Write(level).Write("><a class=\"anchor\" href=\"#").Write(id).Write("\" aria-label=\"").WriteEscape(name);
        renderer.Write("\"><span aria-hidden=\"true\">#</span></a></div>");
        renderer.EnsureLine();
    }
}
