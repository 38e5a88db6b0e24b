using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Feeds;

/// <summary>Writes JSON Feed 1.1 with the full text of articles.</summary>
internal static class JsonFeedDocument
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="items">Newest first.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedItem> items)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", head.Title);
            json.WriteString("home_page_url", head.Site + head.Page);
            json.WriteString("feed_url", head.Site + head.Self);
            if (head.Description.Length > 0)
                json.WriteString("description", head.Description);
            json.WriteString("language", head.Language);
            json.WriteStartArray("items");
            foreach (var item in items)
                Write(json, head.Site, item);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, string site, FeedItem item)
    {
        var address = site + ReaderAddress.Article(item.Slug);
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", address);
        json.WriteString("title", item.Title);
        json.WriteString("content_html", FeedAddress.MakeAbsolute(item.Html, site, address));
        if (item.Excerpt.Length > 0)
            json.WriteString("summary", item.Excerpt);
        json.WriteString("date_published", item.PublishedAt);
        json.WriteString("date_modified", item.ChangedAt);
        json.WriteString("language", item.Language);
        if (item.Author.Length > 0)
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", item.Author);
            if (item.AuthorSlug is { } slug)
                json.WriteString("url", site + ReaderAddress.Author(slug));
            json.WriteEndObject();
            json.WriteEndArray();
        }
        json.WriteStartArray("tags");
        foreach (var tag in item.Tags)
            json.WriteStringValue(tag.Title);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
