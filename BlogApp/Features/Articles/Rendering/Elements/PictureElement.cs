using System.Globalization;
using BlogApp.Features.Articles.Rendering.Links;
using BlogApp.Features.Articles.Rendering.Pictures;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A picture with its place kept free, or its description when it may not be loaded.</summary>
internal sealed class PictureElement(PictureSizes sizes)
{
    // The text's measure, or on phones the window without its margins (reader.css, prose.css).
    private const string Sizes = "(max-width: 760px) calc(100vw - 32px), 720px";

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
        if (sizes.Source(address) is { } source)
        {
            WriteCopies(renderer, address, source);
            renderer.Write(" width=\"").Write(Number(source.Size.Width)).Write("\" height=\"").Write(Number(source.Size.Height)).Write("\"");
        }
        if (LinkTarget.IsExternal(address))
            renderer.Write(" referrerpolicy=\"no-referrer\"");
        renderer.Write(" loading=\"lazy\" decoding=\"async\">");
    }

    /// <summary>Lets the browser choose by the width of its window and the density of its screen.</summary>
    private static void WriteCopies(HtmlRenderer renderer, string address, PictureSource source)
    {
        if (source.Copies.Count == 0)
            return;
        renderer.Write(" srcset=\"");
        foreach (var copy in source.Copies)
            renderer.WriteEscapeUrl(copy.Address).Write(" ").Write(Number(copy.Width)).Write("w, ");
        renderer.WriteEscapeUrl(address).Write(" ").Write(Number(source.Size.Width)).Write("w\" sizes=\"").Write(Sizes).Write("\"");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void WriteDescription(HtmlRenderer renderer, LinkInline picture)
    {
        var markup = renderer.EnableHtmlForInline;
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(picture);
        renderer.EnableHtmlForInline = markup;
    }
}
