using System.Globalization;
using System.Text;
using System.Xml;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Feeds;

/// <summary>Writes Atom (RFC 4287) with the full text of articles.</summary>
internal static class AtomDocument
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="items">Newest first.</param>
    public static byte[] Write(FeedHead head, IReadOnlyList<FeedItem> items)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " " }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, head.Language);
            xml.WriteElementString("id", Namespace, head.Site + head.Self);
            xml.WriteElementString("title", Namespace, XmlText.Clean(head.Title));
            if (head.Description.Length > 0)
                xml.WriteElementString("subtitle", Namespace, XmlText.Clean(head.Description));
            xml.WriteElementString("updated", Namespace, Date(items.Count > 0 ? items.Max(i => i.ChangedAt) : DateTimeOffset.UnixEpoch));
            Link(xml, "self", "application/atom+xml", head.Site + head.Self);
            Link(xml, "alternate", "text/html", head.Site + head.Page);
            foreach (var item in items)
                Write(xml, head.Site, item);
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Write(XmlWriter xml, string site, FeedItem item)
    {
        var address = site + ReaderAddress.Article(item.Slug);
        xml.WriteStartElement("entry", Namespace);
        xml.WriteAttributeString("xml", "lang", null, item.Language);
        xml.WriteElementString("id", Namespace, item.Id);
        xml.WriteElementString("title", Namespace, XmlText.Clean(item.Title));
        Link(xml, "alternate", "text/html", address);
        xml.WriteElementString("published", Namespace, Date(item.PublishedAt));
        xml.WriteElementString("updated", Namespace, Date(item.ChangedAt));
        xml.WriteStartElement("author", Namespace);
        // Atom requires an author with a name.
        xml.WriteElementString("name", Namespace, XmlText.Clean(item.Author) is { Length: > 0 } author ? author : "–");
        if (item.AuthorSlug is { } slug)
            xml.WriteElementString("uri", Namespace, site + ReaderAddress.Author(slug));
        xml.WriteEndElement();
        foreach (var tag in item.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", XmlText.Clean(tag.Name));
            if (tag.Title != tag.Name)
                xml.WriteAttributeString("label", XmlText.Clean(tag.Title));
            xml.WriteEndElement();
        }
        if (item.Excerpt.Length > 0)
            xml.WriteElementString("summary", Namespace, XmlText.Clean(item.Excerpt));
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlText.Clean(FeedAddress.MakeAbsolute(item.Html, site, address)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Date(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
