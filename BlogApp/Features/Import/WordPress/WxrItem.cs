using System.Globalization;
using System.Xml.Linq;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.WordPress;

/// <summary>One item of the export. Namespaces differ between versions of the format, so they are ignored in comparisons.</summary>
internal sealed class WxrItem(XElement element)
{
    // Looked up once: an item may have thousands of comments.
    private readonly Dictionary<string, XElement> _first = element.Elements().DistinctBy(e => e.Name.LocalName).ToDictionary(e => e.Name.LocalName, StringComparer.Ordinal);
    private DateTime? _date;

    public string Id => Wp("post_id");

    /// <summary>Whether it has a number of its own.</summary>
    public bool HasId => Id.Length > 0 && Id.AsSpan().ContainsAnyExcept('0');

    public string Type => Wp("post_type");
    public string Status => Wp("status");
    public string Title => Text("title");
    public string Slug => Wp("post_name");
    public string Author => Text("creator").Trim().Trim('>', '<');
    public string Password => Wp("post_password");
    public string ParentId => Wp("post_parent");
    public bool Sticky => Wp("is_sticky") == "1";
    public bool CommentsOpen => Wp("comment_status") != "closed";
    public int Order => int.TryParse(Wp("menu_order"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var order) ? order : 0;
    public string Address => Wp("attachment_url");
    public string Link => Text("link").Trim();
    public string Guid => Text("guid").Trim();

    /// <summary>The item's public addresses: its permalink, and the plain address with its number, which always works.</summary>
    public IEnumerable<string> Addresses => HasId ? [Link, Guid, $"/?p={Id}"] : [Link, Guid];

    /// <summary>The text and the excerpt are elements with the same name in two namespaces.</summary>
    public string Content => Encoded("content");
    public string Excerpt => Encoded("excerpt");

    /// <summary>UTC. A draft has no UTC date, so its local date is used.</summary>
    public DateTime Date => _date ??= SourceText.Time(Wp("post_date_gmt")) ?? SourceText.Time(Wp("post_date")) ?? SourceText.Time(Text("pubDate")) ?? default(DateTime);

    public DateTime Modified => SourceText.Time(Wp("post_modified_gmt")) is { } modified && modified > Date ? modified : Date;

    public IEnumerable<(string Slug, string Name)> Terms => element.Elements().Where(e => e.Name.LocalName == "category" && e.Attribute("domain")?.Value is "category" or "post_tag")
        .Select(e => (e.Attribute("nicename")?.Value ?? e.Value, e.Value));

    /// <summary>For a menu link: the menu's name.</summary>
    public string MenuName => element.Elements().FirstOrDefault(e => e.Name.LocalName == "category" && e.Attribute("domain")?.Value == "nav_menu") is { } menu ? SourceText.OneLine(menu.Value) : "";

    public IEnumerable<XElement> Comments => element.Elements().Where(e => e.Name.LocalName == "comment");

    public string? Meta(string key) => element.Elements().Where(e => e.Name.LocalName == "postmeta" && Child(e, "meta_key").Trim() == key).Select(e => Child(e, "meta_value")).FirstOrDefault();

    /// <summary>The text of a child element; empty when there is none.</summary>
    public static string Child(XElement parent, string name) => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value ?? "";

    private string Wp(string name) => Text(name).Trim();

    private string Text(string name) => _first.TryGetValue(name, out var child) ? child.Value : "";

    private string Encoded(string space)
    {
        var text = element.Elements().FirstOrDefault(e => e.Name.LocalName == "encoded" && e.Name.NamespaceName.Contains(space, StringComparison.Ordinal));
        // Some converters write the HTML as elements.
        return text is null ? "" : text.HasElements ? string.Concat(text.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))) : text.Value;
    }
}
