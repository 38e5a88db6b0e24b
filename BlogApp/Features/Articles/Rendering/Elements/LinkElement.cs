using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A link, or only its text when its target is not safe.</summary>
internal sealed class LinkElement(PictureElement pictures) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var address = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
        if (obj.IsImage && renderer.EnableHtmlForInline && EmbedAddress.HostOf(address) is { } host)
            FigureElement.WriteCard(renderer, obj, address, host);
        else if (obj.IsImage)
            pictures.Write(renderer, obj, address);
        else if (obj.IsAutoLink && ChineseEnd(address) is { } end)
            WriteCut(renderer, obj, address, end);
        else if (!LinkTarget.IsSafe(address))
            renderer.WriteChildren(obj);
        else
            Write(renderer, obj, address);
    }

    private static void Write(HtmlRenderer renderer, LinkInline link, string address)
    {
        Open(renderer, address);
        if (!string.IsNullOrWhiteSpace(link.Title))
            renderer.Write(" title=\"").WriteEscape(link.Title).Write("\"");
        renderer.Write(">");
        renderer.WriteChildren(link);
        renderer.Write("</a>");
    }

    /// <summary>Writes the opening tag up to the end of its attributes.</summary>
    public static void Open(HtmlRenderer renderer, string address)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\"");
        if (LinkTarget.IsExternal(address))
            renderer.Write(" rel=\"noopener\"");
    }

    // Chinese has no space after an address within a sentence, so the parser includes the following text.
    private static int? ChineseEnd(string address)
    {
        var end = address.AsSpan().IndexOfAnyInRange('\u3000', '\uFFEF');
        for (var i = 0; i < (end < 0 ? address.Length : end); i++)
        {
            if (ChineseText.IsPunctuation(address[i]))
                return i;
        }
        return end < 0 ? null : end;
    }

    private static void WriteCut(HtmlRenderer renderer, LinkInline link, string address, int end)
    {
        Open(renderer, address[..end]);
        var shown = link.FirstChild is LiteralInline text ? text.Content.ToString() : address;
        var cut = Math.Max(0, shown.Length - (address.Length - end));
        renderer.Write(">").WriteEscape(shown[..cut]).Write("</a>").WriteEscape(shown[cut..]);
    }
}
