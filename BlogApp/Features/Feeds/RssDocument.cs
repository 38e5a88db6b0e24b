using System.Globalization;
using System.Text;
using System.Xml;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Feeds;

/// <summary>Writes RSS 2.0 with the full text of articles.</summary>
internal static class RssDocument
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <param name="items">Newest first.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedItem> items)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " " }))
        {
            xml.WriteStartElement("rss");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteAttributeString("xmlns", "atom", null, Atom);
            xml.WriteAttributeString("xmlns", "content", null, Content);
            xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
            xml.WriteStartElement("channel");
            xml.WriteElementString("title", XmlText.Clean(head.Title));
            xml.WriteElementString("link", head.Site + head.Page);
            // RSS requires a description, so an empty one is replaced by the name.
            xml.WriteElementString("description", XmlText.Clean(head.Description.Length > 0 ? head.Description : head.Title));
            xml.WriteElementString("language", head.Language);
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("href", head.Site + head.Self);
            xml.WriteAttributeString("rel", "self");
            xml.WriteAttributeString("type", "application/rss+xml");
            xml.WriteEndElement();
            if (items.Count > 0)
                xml.WriteElementString("lastBuildDate", Date(items.Max(i => i.ChangedAt)));
            foreach (var item in items)
                Write(xml, head.Site, item);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Write(XmlWriter xml, string site, FeedItem item)
    {
        var address = site + ReaderAddress.Article(item.Slug);
        xml.WriteStartElement("item");
        xml.WriteElementString("title", XmlText.Clean(item.Title));
        xml.WriteElementString("link", address);
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Date(item.PublishedAt));
        if (item.Author.Length > 0)
            xml.WriteElementString("creator", DublinCore, XmlText.Clean(item.Author));
        foreach (var tag in item.Tags)
            xml.WriteElementString("category", XmlText.Clean(tag.Title));
        xml.WriteElementString("description", XmlText.Clean(item.Excerpt));
        // Escaped instead of CDATA, which an article's text could end early.
        xml.WriteElementString("encoded", Content, XmlText.Clean(FeedAddress.MakeAbsolute(item.Html, site, address)));
        xml.WriteEndElement();
    }

    /// <summary>RFC 822 with a four-digit year.</summary>
    private static string Date(DateTimeOffset at) => at.ToString("r", CultureInfo.InvariantCulture);
}
