using System.Xml.Linq;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.WordPress;

/// <summary>The parts of the export that articles share: authors, tags and categories, attachments.</summary>
internal sealed class WxrSite
{
    private readonly Dictionary<string, SourceAuthor> _authors = new(StringComparer.Ordinal);
    private bool _named;
    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);

    public string Title { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Language { get; private set; } = "";

    /// <summary>By name here.</summary>
    public Dictionary<string, SourceTag> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>By number.</summary>
    public Dictionary<string, WxrAttachment> Attachments { get; } = new(StringComparer.Ordinal);

    /// <summary>By key, in the file's order; also those without a number.</summary>
    public OrderedDictionary<string, WxrAttachment> AllAttachments { get; } = new(StringComparer.Ordinal);

    /// <summary>The texts of reusable blocks, by number.</summary>
    public Dictionary<string, string> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>The first article's address or key, which names an export that does not name its blog.</summary>
    public string? First { get; private set; }

    /// <summary>Titles of posts and pages, by number.</summary>
    public Dictionary<string, string> Titles { get; } = new(StringComparer.Ordinal);

    /// <summary>Tags here, by the number of the term there.</summary>
    public Dictionary<string, string> Terms { get; } = new(StringComparer.Ordinal);

    /// <summary>By kind and slug there: number, slug of the parent, and tag here.</summary>
    public Dictionary<(string Kind, string Slug), (string Number, string Parent, string Tag)> TermPaths { get; } = [];

    /// <summary>The hosts of the site's own addresses, without <c>www.</c></summary>
    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>WordPress's numbers of the authors, used by their comments.</summary>
    public Dictionary<string, string> AuthorIds { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<SourceAuthor> Authors => [.. _authors.Values];

    public void Add(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "title" when Title.Length == 0:
                Title = SourceText.OneLine(element.Value);
                break;
            case "link" when Address.Length == 0:
                Address = Own(element.Value);
                break;
            case "base_blog_url" when element.Value.Trim().Length > 0:
                // A zip may hold the exports of several blogs; the first one names it.
                if (_named)
                {
                    Own(element.Value);
                    break;
                }
                _named = true;
                Address = Own(element.Value);
                break;
            case "language":
                Language = element.Value;
                break;
            case "author":
                var login = WxrItem.Child(element, "author_login").Trim();
                var name = SourceText.OneLine(WxrItem.Child(element, "author_display_name"));
                _authors[login] = new(login, login, name.Length > 0 ? name : login, WxrItem.Child(element, "author_email").Trim());
                if (WxrItem.Child(element, "author_id").Trim() is { Length: > 0 } id)
                    AuthorIds[id] = login;
                break;
            case "category":
                AddTerm(element, "category", WxrItem.Child(element, "category_nicename"), AddTag(WxrItem.Child(element, "category_nicename"), WxrItem.Child(element, "cat_name"), WxrItem.Child(element, "category_description")));
                break;
            case "tag":
                AddTerm(element, "tag", WxrItem.Child(element, "tag_slug"), AddTag(WxrItem.Child(element, "tag_slug"), WxrItem.Child(element, "tag_name"), WxrItem.Child(element, "tag_description")));
                break;
        }
    }

    private void AddTerm(XElement element, string kind, string slug, string tag)
    {
        var number = WxrItem.Child(element, "term_id").Trim();
        if (number.Length > 0)
            Terms[number] = tag;
        if (tag.Length > 0 && slug.Trim().Length > 0)
            TermPaths[(kind, slug.Trim())] = (number, WxrItem.Child(element, "category_parent").Trim(), tag);
    }

    private string Own(string address)
    {
        address = address.Trim();
        if (OldAddress.HostOf(address) is { } host)
            Hosts.Add(host);
        return address;
    }

    /// <summary>Adds an article's author and tags, which the file may not declare.</summary>
    /// <param name="key">The article's key.</param>
    public void AddArticle(WxrItem item, string key)
    {
        foreach (var comment in item.Comments)
            _comments.TryAdd(WxrItem.Child(comment, "comment_id").Trim(), key);
        if (item.HasId)
            Titles.TryAdd(item.Id,  SourceText.OneLine(HtmlToMarkdown.PlainText(item.Title)));
        if (item.Author is { Length: > 0 } login && !_authors.ContainsKey(login))
            _authors[login] = new(login, login, login, null);
        // The blog may have moved after its channel's address was set.
        if (OldAddress.HostOf(item.Link) is { } host)
            Hosts.Add(host);
        First ??= item.Link.Length > 0 ? item.Link : key;
        foreach (var (slug, name) in item.Terms)
            AddTag(slug, name);
    }

    /// <summary>Whether this article is the first whose comment has that number.</summary>
    public bool OwnsComment(string number, string article) => _comments.GetValueOrDefault(number, article) == article;

    /// <param name="key">The file's key.</param>
    public void AddAttachment(WxrItem item, string key)
    {
        var attachment = Attachment(item, key);
        if (AllAttachments.TryAdd(key, attachment) && item.HasId)
            Attachments.TryAdd(item.Id, attachment);
    }

    private static WxrAttachment Attachment(WxrItem item, string key) => new(key, item.Id, item.ParentId, item.Address,
        SourceText.OneLine(item.Meta("_wp_attachment_image_alt") ?? "") is { Length: > 0 } alt ? alt : "", item.Title, HtmlToMarkdown.PlainText(item.Excerpt), item.Order, item.Link);

    /// <summary>The tag here for a term there.</summary>
    public string AddTag(string slug, string name, string description = "")
    {
        var tag = SourceText.TagName(slug.Length > 0 ? slug : name);
        if (tag.Length == 0)
            return "";
        var title = SourceText.Cut(HtmlToMarkdown.PlainText(name), 100);
        var words = SourceText.Cut(HtmlToMarkdown.PlainText(description), 1000);
        var known = Tags.GetValueOrDefault(tag);
        Tags[tag] = new(tag, known?.Title ?? (title.Length > 0 && title != tag ? title : null), known?.Description ?? (words.Length > 0 ? words : null));
        return tag;
    }
}

/// <param name="Key">By which a later import recognizes it.</param>
/// <param name="Caption">As plain text.</param>
/// <param name="Page">The address of the page that WordPress made for it.</param>
internal sealed record WxrAttachment(string Key, string Id, string ParentId, string Address, string Alt, string Title, string Caption, int Order, string Page)
{
    public string FileName => SourceText.Cut(Uri.TryCreate(Address, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.Segments[^1]) : Title, 255);

    public bool IsPicture => Path.GetExtension(FileName).ToLowerInvariant() is ".jpg" or ".jpeg" or ".png" or ".gif" or ".webp" or ".avif" or ".svg" or ".bmp";
}
