using System.Globalization;
using BlogApp.Features.Articles.Rendering.Links;
using BlogApp.Features.Articles.Rendering.Pictures;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A picture with its place kept free, or its description when it may not be loaded.</summary>
internal sealed class PictureElement(PictureSizes sizes)
{
    public void Write(HtmlRenderer renderer, LinkInline picture, string address)
    {
        if (!LinkTarget.IsSafePicture(address))
        {
            renderer.WriteChildren(picture);
            return;
        }
        renderer.Write("<img src=\"").WriteEscapeUrl(address).Write("\" alt=\"");
        WriteDescription(renderer, picture);
        renderer.Write("\"");
        if (sizes.Find(address) is { } size)
        {
            renderer.Write(" width=\"").Write(size.Width.ToString(CultureInfo.InvariantCulture))
                .Write("\" height=\"").Write(size.Height.ToString(CultureInfo.InvariantCulture)).Write("\"");
        }
        if (LinkTarget.IsExternal(address))
            renderer.Write(" referrerpolicy=\"no-referrer\"");
        renderer.Write(" loading=\"lazy\" decoding=\"async\">");
    }

    private static void WriteDescription(HtmlRenderer renderer, LinkInline picture)
    {
        var markup = renderer.EnableHtmlForInline;
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(picture);
        renderer.EnableHtmlForInline = markup;
    }
}
