using System.Xml.Linq;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Xml;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// Reads a WordPress export (WXR), which may be split into several files. They are read twice, one item at a time:
/// first completely, to collect attachments, reusable blocks and what was mended, and then for the articles.
/// </summary>
internal static class WxrFile
{
    public static bool Looks(string head) => head.Contains("<rss", StringComparison.Ordinal)
        && (head.Contains("wordpress.org/export", StringComparison.Ordinal) || head.Contains("<wp:", StringComparison.Ordinal) || head.Contains("wordpress.org/?v=", StringComparison.Ordinal));

    /// <param name="open">Opens the file from the start.</param>
    /// <exception cref="ContentFormatException">Nothing of the file can be read; the message says why.</exception>
    public static ContentPackage Read(Func<Stream> open) => Read([new("", open)]);

    /// <param name="sources">The files of the export, in their order.</param>
    /// <param name="tree">Where uploads may lie beside them; null: nowhere.</param>
    public static ContentPackage Read(IReadOnlyList<WxrSource> sources, FileTree? tree = null)
    {
        var site = new WxrSite();
        var menus = new WxrMenus();
        var keys = new WxrKeys();
        var articleKeys = new List<string>();
        var pictures = new WxrPictures(site);
        var skipped = new Dictionary<string, int>(StringComparer.Ordinal);
        var mended = sources.Select(source => (source.Name, Mendings: new Mendings())).ToList();
        var items = 0;
        for (var file = 0; file < sources.Count; file++)
        {
            foreach (var element in LenientXml.Elements(sources[file].Open, mended[file].Mendings))
            {
                if (element.Name.LocalName != "item")
                {
                    site.Add(element);
                    continue;
                }
                items++;
                var item = new WxrItem(element);
                if (item.Type == "attachment")
                {
                    site.AddAttachment(item, keys.Of("attachment", item));
                }
                else if (item.Type == "nav_menu_item")
                {
                    menus.Add(item);
                }
                else if (item.Type == "wp_block")
                {
                    site.Blocks.TryAdd(item.Id.TrimStart('0'), item.Content);
                    pictures.Look(item.Content);
                }
                else if (item.Type is not ("post" or "page"))
                {
                    skipped[item.Type] = skipped.GetValueOrDefault(item.Type) + 1;
                }
                else
                {
                    articleKeys.Add(keys.Of("post", item));
                    site.AddArticle(item, articleKeys[^1]);
                    pictures.Look(item.Content);
                }
            }
        }
        if (items == 0)
            RefuseEmpty(site, mended.ConvertAll(file => file.Mendings));
        return new()
        {
            Format = Phrase.Key("WordPress export"),
            Source = "wordpress:" + SourceText.Cut(site.Address.Length > 0 ? site.Address.TrimEnd('/') : site.Title.Length > 0 ? site.Title : OldAddress.HostOf(site.First) ?? site.First ?? "", 400),
            Language = SourceText.Language(site.Language),
            Authors = site.Authors,
            Tags = [.. site.Tags.Values],
            Media = [.. pictures.All(tree)],
            Site = new(menus.Chosen(site), [], new Dictionary<string, string>(StringComparer.Ordinal)),
            Notes = [.. mended.SelectMany(file => file.Mendings.Words(sources.Count > 1 ? file.Name : null))],
            Redirects = [.. WxrClaims.Of(site)],
            Skipped = [.. menus.LeftOut(site), .. skipped.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SkippedItem($"{s.Value} × {s.Key}", Reason(s.Key)))],
            Articles = () => Items(sources).Select((item, at) => WxrArticle.Parse(item, articleKeys[at], site)),
        };
    }

    private static IEnumerable<WxrItem> Items(IReadOnlyList<WxrSource> sources) => sources.SelectMany(source => LenientXml.Elements(source.Open, new Mendings()))
        .Where(element => element.Name.LocalName == "item").Select(element => new WxrItem(element)).Where(item => item.Type is "post" or "page");

    /// <summary>A file without a single item is a broken one, or none of WordPress.</summary>
    private static void RefuseEmpty(WxrSite site, List<Mendings> mended)
    {
        foreach (var mendings in mended)
        {
            if (mendings.Cut is { } cut)
                throw new ContentFormatException(Phrase.Format("The file is broken at line {0}: it ends in the middle. Nothing was imported.", cut.Line).ToString());
            if (mendings.FirstLine(Mending.Tag) is { } line)
                throw new ContentFormatException(Phrase.Format("The file is broken at line {0}: its tags do not fit together. Nothing was imported.", line).ToString());
        }
        if (site.Address.Length == 0 && site.Title.Length == 0)
            throw new ContentFormatException("This is XML, but no WordPress export: it has no channel with a title and an address.");
    }

    private static string Reason(string type) => type switch
    {
        "revision" => "Old versions stay behind.",
        _ => "It belongs to a plugin or a theme.",
    };
}
