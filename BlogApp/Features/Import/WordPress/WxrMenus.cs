using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.WordPress;

/// <summary>
/// The menus of the export. The export does not say where each was shown, so the one with the most usable links becomes
/// the menu. Nested links are dropped.
/// </summary>
internal sealed class WxrMenus
{
    private readonly SortedDictionary<string, List<WxrItem>> _menus = new(StringComparer.Ordinal);

    public void Add(WxrItem item)
    {
        var menu = item.MenuName;
        if (!_menus.TryGetValue(menu, out var items))
            _menus[menu] = items = [];
        items.Add(item);
    }

    public IReadOnlyList<SourceMenuItem> Chosen(WxrSite site) => Best(site) is { } best ? Links(best, site) : [];

    public IEnumerable<SkippedItem> LeftOut(WxrSite site)
    {
        var best = Best(site);
        foreach (var (name, items) in _menus)
        {
            if (name != best)
                yield return new(Phrase.Format("Menu “{0}” ({1} links)", name, items.Count).ToString(), best is null ? "None of its links leads to something that came." : Phrase.Format("There is one menu here, and “{0}” becomes it.", best).ToString());
            else if (items.Count - Links(name, site).Count is > 0 and var rest)
                yield return new(Phrase.Format("{0} × link of the menu “{1}”", rest, name).ToString(), "Links below others, and links that lead nowhere, have no place in the menu here.");
        }
    }

    private string? Best(WxrSite site) => _menus.Keys.Select(name => (name, Links(name, site).Count)).Where(menu => menu.Count is > 0 and <= MenuRules.MaxItems)
        .OrderByDescending(menu => menu.Count).Select(menu => menu.name).FirstOrDefault();

    private List<SourceMenuItem> Links(string menu, WxrSite site) =>
        [.. _menus[menu].OrderBy(item => item.Order).Where(item => item.Meta("_menu_item_menu_item_parent") is null or "" or "0").Select(item => Link(item, site)).OfType<SourceMenuItem>().Select((link, at) => link with { Position = at })];

    private static SourceMenuItem? Link(WxrItem item, WxrSite site)
    {
        var number = item.Meta("_menu_item_object_id") ?? "";
        var title = SourceText.Cut(SourceText.OneLine(HtmlToMarkdown.PlainText(item.Title)), MenuRules.MaxTitle);
        return item.Meta("_menu_item_type") switch
        {
            "post_type" when site.Titles.TryGetValue(number, out var known) => Create(title.Length > 0 ? title : SourceText.Cut(known, MenuRules.MaxTitle), "", $"/?{number}"),
            "taxonomy" when site.Terms.TryGetValue(number, out var tag) && tag.Length > 0 => Create(title.Length > 0 ? title : SourceText.Cut(site.Tags.GetValueOrDefault(tag)?.Title ?? tag, MenuRules.MaxTitle), ReaderAddress.Tag(tag)),
            "custom" => Create(title, Address(item.Meta("_menu_item_url") ?? "", site), OldAddress.Normalize(item.Meta("_menu_item_url") ?? "", site.Hosts)),
            _ => null,
        };
    }

    private static SourceMenuItem? Create(string title, string address, string? article = null) =>
        MenuRules.TitleError(title) is null && (article is not null || MenuRules.AddressError(address) is null) ? new(0, title, address, article) : null;

    /// <summary>The old home page becomes the home page here.</summary>
    private static string Address(string address, WxrSite site) =>
        OldAddress.HostOf(address) is { } host && site.Hosts.Contains(host) && new Uri(address).AbsolutePath == "/" ? "/" : address.Trim();
}
