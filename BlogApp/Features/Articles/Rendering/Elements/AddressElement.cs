using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>An address in angle brackets.</summary>
internal sealed class AddressElement : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        var address = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
        if (!renderer.EnableHtmlForInline || !LinkTarget.IsSafe(address))
        {
            renderer.WriteEscape(obj.Url);
            return;
        }
        LinkElement.Open(renderer, address);
        renderer.Write(">").WriteEscape(obj.Url).Write("</a>");
    }
}
