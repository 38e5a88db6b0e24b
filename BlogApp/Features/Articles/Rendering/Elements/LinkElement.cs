using BlogApp.Features.Articles.Rendering.Links;
using BlogApp.Features.Articles.Rendering.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>A link, or its words alone when it leads where a click must not.</summary>
internal sealed class LinkElement(PictureElement pictures) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var address = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
        if (obj.IsImage)
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

    /// <summary>Writes the tag up to its attributes' end.</summary>
    public static void Open(HtmlRenderer renderer, string address)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\"");
        if (LinkTarget.IsExternal(address))
            renderer.Write(" rel=\"noopener\"");
    }

    // Chinese sets no space behind an address written in a sentence, so the parser takes the rest of it along.
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
