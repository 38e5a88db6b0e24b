using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>
/// A paragraph of nothing but pictures: one is a figure with its title as caption, several are a gallery, and
/// <c>{wide}</c> behind the last makes them wider than the text. What is embedded is a card.
/// </summary>
internal sealed class FigureElement(PictureElement pictures, bool forFeed)
{
    /// <summary>False when the paragraph holds anything else; then nothing is written.</summary>
    public bool TryWrite(HtmlRenderer renderer, ParagraphBlock paragraph)
    {
        if (Read(paragraph) is not var (shown, wide))
            return false;
        if (shown.Count == 1)
        {
            Write(renderer, shown[0], wide ? PictureWidth.Wide : PictureWidth.Text);
            return true;
        }
        // Feed readers set pictures one below another anyway.
        if (!forFeed)
            renderer.Write("<div class=\"gallery").Write(wide ? " wide" : "").WriteLine("\">");
        foreach (var picture in shown)
        {
            Write(renderer, picture, wide ? PictureWidth.Text : PictureWidth.Half);
            renderer.EnsureLine();
        }
        if (!forFeed)
            renderer.Write("</div>");
        return true;
    }

    private void Write(HtmlRenderer renderer, LinkInline picture, PictureWidth width)
    {
        var address = picture.GetDynamicUrl?.Invoke() ?? picture.Url ?? "";
        if (EmbedAddress.HostOf(address) is { } host)
        {
            renderer.Write(forFeed ? "<p>" : "<figure class=\"embed\">");
            WriteCard(renderer, picture, address, host);
            renderer.Write(forFeed ? "</p>" : "</figure>");
            return;
        }
        if (EmbedAddress.PlayerOf(address) is { } player)
        {
            renderer.Write("<figure class=\"player\"><").Write(player).Write(" controls preload=\"metadata\" src=\"").WriteEscapeUrl(address).Write("\"></").Write(player).Write(">");
            if (picture.FirstChild is not null)
            {
                renderer.Write("<figcaption>");
                renderer.WriteChildren(picture);
                renderer.Write("</figcaption>");
            }
            renderer.Write("</figure>");
            return;
        }
        renderer.Write("<figure class=\"picture").Write(width is PictureWidth.Wide && !forFeed ? " wide" : "").Write("\">");
        pictures.Write(renderer, picture, address, width);
        if (!string.IsNullOrWhiteSpace(picture.Title))
            renderer.Write("<figcaption>").WriteEscape(picture.Title).Write("</figcaption>");
        renderer.Write("</figure>");
    }

    /// <summary>The title and the host, as one link.</summary>
    public static void WriteCard(HtmlRenderer renderer, LinkInline embedded, string address, string host)
    {
        LinkElement.Open(renderer, address);
        renderer.Write(">");
        if (embedded.FirstChild is not null)
        {
            renderer.Write("<span class=\"embed-title\">");
            renderer.WriteChildren(embedded);
            renderer.Write("</span> ");
        }
        renderer.Write("<span class=\"embed-host\">").WriteEscape(host).Write("</span></a>");
    }

    private static (List<LinkInline> Pictures, bool Wide)? Read(ParagraphBlock paragraph)
    {
        if (paragraph.Inline is not { FirstChild: LinkInline { IsImage: true } } inline)
            return null;
        var found = new List<LinkInline>();
        var wide = false;
        foreach (var child in inline)
        {
            switch (child)
            {
                case LinkInline { IsImage: true } picture when !wide:
                    found.Add(picture);
                    break;
                case LineBreakInline:
                    break;
                case LiteralInline literal when literal.Content.AsSpan().Trim() is var words && words is "" or "{wide}" or "{.wide}":
                    wide |= words.Length > 0;
                    break;
                default:
                    return null;
            }
        }
        return (found, wide);
    }
}
