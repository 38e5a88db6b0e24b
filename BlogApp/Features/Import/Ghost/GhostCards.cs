using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Import.Html;
using BlogApp.Platform.Languages;
using Markdig;

namespace BlogApp.Features.Import.Ghost;

/// <summary>Converts the cards of Ghost's editors to plain HTML.</summary>
internal static class GhostCards
{
    // Parts of players and boxes that carry no content.
    private const string Furniture = "svg, .kg-video-overlay, .kg-video-player-container, .kg-audio-player-container, .kg-audio-thumbnail, .kg-toggle-card-icon, .kg-bookmark-icon, .kg-bookmark-thumbnail, .kg-file-card-icon, .kg-product-card-rating";

    // Allows HTML, which a Markdown card may contain; the output is only parsed.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().Build();

    /// <summary>The HTML of a post without the decoration of its cards.</summary>
    public static string Tidied(string html)
    {
        if (!html.Contains("kg-", StringComparison.Ordinal))
            return html;
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + NestingLimit.Apply(html));
        foreach (var furniture in document.QuerySelectorAll(Furniture).ToList())
            furniture.Remove();
        foreach (var card in document.QuerySelectorAll(".kg-bookmark-card").ToList())
        {
            var address = card.QuerySelector("a[href]")?.GetAttribute("href") ?? "";
            card.OuterHtml = Bookmark(address, Words(card, ".kg-bookmark-title"), Words(card, ".kg-bookmark-description"), card.QuerySelector("figcaption")?.InnerHtml ?? "");
        }
        foreach (var card in document.QuerySelectorAll(".kg-callout-card").ToList())
            card.OuterHtml = Callout(Words(card, ".kg-callout-emoji"), card.QuerySelector(".kg-callout-text")?.InnerHtml ?? "");
        foreach (var card in document.QuerySelectorAll(".kg-file-card").ToList())
            card.OuterHtml = Link(card.QuerySelector("a[href]")?.GetAttribute("href") ?? "", Words(card, ".kg-file-card-title") is { Length: > 0 } title ? title : Words(card, ".kg-file-card-filename"), Words(card, ".kg-file-card-caption"));
        return document.Body!.InnerHtml;
    }

    /// <summary>Converts one card of an editor's document.</summary>
    /// <param name="name">The newer editor's name; the older one uses different names for some cards.</param>
    public static string Html(string name, JsonElement card, List<string> notes)
    {
        string Of(string property) => GhostExport.Text(card, property);
        switch (name)
        {
            case "image":
                return Picture(Of("src"), Of("alt"), Of("caption"), Of("href"));
            case "gallery":
                var pictures = card.TryGetProperty("images", out var images) && images.ValueKind == JsonValueKind.Array ? images.EnumerateArray() : default;
                return string.Concat(pictures.Select(p => Picture(GhostExport.Text(p, "src"), GhostExport.Text(p, "alt"), GhostExport.Text(p, "caption"), ""))) + Paragraph(Of("caption"));
            case "code" or "codeblock":
                return $"<pre class=\"language-{Encoded(Of("language"))}\">{Encoded(Of("code"))}</pre>{Paragraph(Of("caption"))}";
            case "html":
                return Of("html");
            case "markdown" or "card-markdown":
                return Markdig.Markdown.ToHtml(Of("markdown"), Pipeline);
            case "hr" or "horizontalrule":
                return "<hr>";
            case "bookmark":
                var about = card.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object ? metadata : card;
                return Bookmark(Of("url"), GhostExport.Text(about, "title"), GhostExport.Text(about, "description"), Of("caption"));
            case "callout":
                return Callout(Of("calloutEmoji"), Of("calloutText"));
            case "toggle":
                return $"<h4>{Of("heading")}</h4>{Of("content")}";
            case "button":
                return Link(Of("buttonUrl"), Of("buttonText"), "");
            case "product":
                return $"{Picture(Of("productImageSrc"), "", "", "")}<h4>{Of("productTitle")}</h4>{Of("productDescription")}{(Of("productUrl").Length > 0 ? Link(Of("productUrl"), Of("productButton"), "") : "")}";
            case "header" or "call-to-action":
                return $"<h2>{Of("header") + Of("heading")}</h2>{Paragraph(Of("subheader") + Of("subheading") + Of("textValue"))}{(Of("buttonUrl").Length > 0 ? Link(Of("buttonUrl"), Of("buttonText"), "") : "")}";
            case "video" or "audio":
                return $"<{name} src=\"{Encoded(Of("src"))}\" title=\"{Encoded(Of("title") + Of("fileName"))}\"></{name}>{Paragraph(Of("caption"))}";
            case "file":
                return Link(Of("src"), Of("fileTitle") is { Length: > 0 } title ? title : Of("fileName"), Of("fileCaption"));
            case "embed":
                return Link(Of("url"), "", "") + Paragraph(Of("caption"));
            case "paywall":
                return "";
            default:
                notes.Add(Phrase.Format("A card of the kind “{0}” was left out.", name).ToString());
                return "";
        }
    }

    private static string Picture(string source, string alt, string caption, string link)
    {
        if (source.Length == 0)
            return "";
        var picture = $"<img src=\"{Encoded(source)}\" alt=\"{Encoded(alt)}\">";
        return $"<figure>{(link.Length > 0 ? $"<a href=\"{Encoded(link)}\">{picture}</a>" : picture)}{(caption.Length > 0 ? $"<figcaption>{caption}</figcaption>" : "")}</figure>";
    }

    private static string Bookmark(string address, string title, string description, string caption) =>
        Link(address, title, description) + Paragraph(caption);

    private static string Callout(string emoji, string html)
    {
        var mark = emoji.Length > 0 ? Encoded(emoji) + " " : "";
        return html.StartsWith("<p>", StringComparison.Ordinal) ? $"<blockquote><p>{mark}{html[3..]}</blockquote>" : $"<blockquote><p>{mark}{html}</p></blockquote>";
    }

    private static string Link(string address, string words, string description)
    {
        var written = new StringBuilder($"<p><a href=\"{Encoded(address)}\">{Encoded(words.Length > 0 ? words : address)}</a>");
        if (description.Length > 0)
            written.Append("<br>").Append(Encoded(description));
        return written.Append("</p>").ToString();
    }

    private static string Paragraph(string html) => html.Length > 0 ? $"<p>{html}</p>" : "";

    private static string Words(IElement card, string part) => card.QuerySelector(part)?.TextContent.Trim() ?? "";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
