using System.Globalization;
using BlogApp.Features.Media.Pictures;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A picture with reserved space, or its description when it may not be loaded.</summary>
internal sealed class PictureElement(PictureSizes sizes, bool forFeed)
{
    // The width of the text column or, on phones, of the window without its margins (reader.css, prose.css).
    private static string Sizes(PictureWidth width) => width switch
    {
        PictureWidth.Wide => "(max-width: 760px) calc(100vw - 32px), (max-width: 1099px) 960px, 808px",
        PictureWidth.Half => "(max-width: 760px) calc(50vw - 20px), 356px",
        _ => "(max-width: 760px) calc(100vw - 32px), 720px",
    };

    public void Write(HtmlRenderer renderer, LinkInline picture, string address, PictureWidth width = PictureWidth.Text)
    {
        var shown = Sizes(width);
        if (!LinkTarget.IsSafePicture(address))
        {
            renderer.WriteChildren(picture);
            return;
        }
        var source = sizes.Source(address);
        // Feed readers support plain pictures and drop markup they do not know.
        var avif = forFeed ? null : source?.AvifSet;
        if (avif is not null)
            renderer.Write("<picture><source type=\"image/avif\" srcset=\"").WriteEscape(avif).Write("\" sizes=\"").Write(shown).Write("\">");
        renderer.Write("<img src=\"").WriteEscapeUrl(address).Write("\" alt=\"");
        WriteDescription(renderer, picture);
        renderer.Write("\"");
        if (source is not null)
        {
            // Lets the browser choose by window width and pixel density.
            if (source.Set(address) is { } set)
                renderer.Write(" srcset=\"").WriteEscape(set).Write("\" sizes=\"").Write(shown).Write("\"");
            renderer.Write(" width=\"").Write(Number(source.Size.Width)).Write("\" height=\"").Write(Number(source.Size.Height)).Write("\"");
        }
        if (LinkTarget.IsExternal(address))
            renderer.Write(" referrerpolicy=\"no-referrer\"");
        renderer.Write(" loading=\"lazy\" decoding=\"async\">");
        if (avif is not null)
            renderer.Write("</picture>");
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

/// <summary>How wide a picture is shown, beside the text's measure.</summary>
internal enum PictureWidth
{
    Text,
    Wide,
    Half,
}
