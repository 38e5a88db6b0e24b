using System.Globalization;
using System.Text;
using System.Xml;

namespace BlogApp.Features.Feeds;

/// <summary>Writes a sitemap (sitemaps.org).</summary>
internal static class SitemapDocument
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <param name="site">The blog's address without a trailing slash.</param>
    /// <param name="pages">At most 50,000.</param>
    public static byte[] Write(string site, IReadOnlyList<SitemapEntry> pages)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " " }))
        {
            xml.WriteStartElement("urlset", Namespace);
            foreach (var page in pages)
            {
                xml.WriteStartElement("url", Namespace);
                xml.WriteElementString("loc", Namespace, site + page.Path);
                if (page.ChangedAt is { } changed)
                    xml.WriteElementString("lastmod", Namespace, changed.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }
}
