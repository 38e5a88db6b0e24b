using System.Xml;
using System.Xml.Linq;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// Reads a WordPress export (WXR). The file is read twice, one item at a time: first completely, to check that it is
/// valid and to collect all attachments, and then for the articles. Document types are rejected, so entities cannot
/// reference anything outside.
/// </summary>
internal static class WxrFile
{
    public static bool Looks(string head) => head.Contains("<rss", StringComparison.Ordinal) && head.Contains("wordpress.org/export", StringComparison.Ordinal);

    /// <param name="open">Opens the file from the start.</param>
    /// <exception cref="ContentFormatException">The file is broken; the message says where.</exception>
    public static ContentPackage Read(Func<Stream> open)
    {
        WxrDepth.Check(open);
        var site = new WxrSite();
        var menus = new WxrMenus();
        var skipped = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in Elements(open))
        {
            if (element.Name.LocalName != "item")
                site.Add(element);
            else if (new WxrItem(element) is var item && item.Type == "attachment")
                site.AddAttachment(item);
            else if (item.Type == "nav_menu_item")
                menus.Add(item);
            else if (item.Type is not ("post" or "page"))
                skipped[item.Type] = skipped.GetValueOrDefault(item.Type) + 1;
            else
                site.AddArticle(item);
        }
        if (site.Address.Length == 0 && site.Title.Length == 0)
            throw new ContentFormatException("This is XML, but no WordPress export: it has no channel with a title and an address.");
        return new()
        {
            Format = Phrase.Key("WordPress export"),
            Source = "wordpress:" + SourceText.Cut(site.Address.Length > 0 ? site.Address.TrimEnd('/') : site.Title, 400),
            Language = SourceText.Language(site.Language),
            Authors = site.Authors,
            Tags = [.. site.Tags.Values],
            Media = [.. site.Attachments.Values.Where(a => a.Address.Length > 0).Select(a => new SourceMedia($"attachment:{a.Id}", a.Address, a.FileName, a.Alt, null) { Page = OldAddress.Normalize(a.Page, site.Hosts) })],
            Site = new(menus.Chosen(site), [], new Dictionary<string, string>(StringComparer.Ordinal)),
            Skipped = [.. menus.LeftOut(site), .. skipped.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SkippedItem($"{s.Value} × {s.Key}", Reason(s.Key)))],
            Articles = () => Elements(open).Where(e => e.Name.LocalName == "item").Select(e => new WxrItem(e)).Where(i => i.Type is "post" or "page").Select(i => WxrArticle.Parse(i, site)),
        };
    }

    private static string Reason(string type) => type switch
    {
        "revision" => "Old versions stay behind.",
        _ => "It belongs to a plugin or a theme.",
    };

    private static IEnumerable<XElement> Elements(Func<Stream> open)
    {
        using var stream = open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = false,
            CheckCharacters = false,
            MaxCharactersFromEntities = 1024,
        });
        var more = Guarded(reader, r => r.ReadToFollowing("channel") && r.Read());
        while (more)
        {
            if (reader is { NodeType: XmlNodeType.Element, Depth: 2 })
            {
                XElement? element = null;
                more = Guarded(reader, r =>
                {
                    element = (XElement)XNode.ReadFrom(r);
                    return !r.EOF;
                });
                yield return element!;
            }
            else
            {
                more = Guarded(reader, r => r.Read());
            }
        }
    }

    private static bool Guarded(XmlReader reader, Func<XmlReader, bool> read)
    {
        try
        {
            return read(reader);
        }
        catch (XmlException error) when (error.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new ContentFormatException("The file declares a document type (DOCTYPE), which a WordPress export has none of. It was not read.", error);
        }
        catch (XmlException error)
        {
            throw new ContentFormatException(Phrase.Format("The file is broken at line {0}, column {1}: {2} Nothing was imported.", error.LineNumber, error.LinePosition, Words(error)).ToString(), error);
        }
    }

    private static string Words(XmlException error) =>
        error.Message.StartsWith("Unexpected end of file", StringComparison.Ordinal) ? Phrase.Key("it ends in the middle.") : HtmlToMarkdown.PlainText(error.Message.Split(" Line ")[0]) + "";
}
