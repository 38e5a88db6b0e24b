using System.Text.Json;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Ghost;

/// <summary>Reads a Ghost export (JSON): posts and pages with their tags and authors.</summary>
internal static class GhostExport
{
    private const int MaxBytes = 200 << 20;

    public static bool Looks(string head) => head.TrimStart('\ufeff', ' ', '\t', '\r', '\n').StartsWith('{')
        && (head.Contains("\"db\"", StringComparison.Ordinal) || (head.Contains("\"data\"", StringComparison.Ordinal) && head.Contains("\"posts\"", StringComparison.Ordinal)));

    /// <param name="open">Opens the file from the start.</param>
    /// <param name="tree">The zip or folder that contains the file, with the pictures; null: only the file was given.</param>
    public static ContentPackage Read(Func<Stream> open, FileTree? tree = null)
    {
        var data = Data(open);
        var settings = Rows(data, "settings").Where(s => Text(s, "key").Length > 0).GroupBy(s => Text(s, "key")).ToDictionary(s => s.Key, s => Text(s.First(), "value"), StringComparer.Ordinal);
        var tags = Rows(data, "tags").Where(t => !Text(t, "slug").StartsWith("hash-", StringComparison.Ordinal)).GroupBy(t => Text(t, "id")).ToDictionary(t => t.Key, t => Tag(t.First()), StringComparer.Ordinal);
        var postTags = Rows(data, "posts_tags").OrderBy(p => Number(p, "sort_order")).ToLookup(p => Text(p, "post_id"), p => Text(p, "tag_id"), StringComparer.Ordinal);
        var postAuthors = Rows(data, "posts_authors").OrderBy(p => Number(p, "sort_order")).ToLookup(p => Text(p, "post_id"), p => Text(p, "author_id"), StringComparer.Ordinal);
        var meta = Rows(data, "posts_meta").GroupBy(m => Text(m, "post_id")).ToDictionary(m => m.Key, m => m.First(), StringComparer.Ordinal);
        var posts = Rows(data, "posts").ToList();
        if (posts.Count == 0)
            throw new ContentFormatException("This JSON is no Ghost export, or has no posts.");
        var authors = Rows(data, "users").Select(u => new SourceAuthor(Text(u, "id"), Text(u, "slug"), SourceText.Cut(Text(u, "name"), 100), Text(u, "email"))).ToList();
        var site = SourceText.WebAddress(settings.GetValueOrDefault("url"));
        HashSet<string> hosts = OldAddress.HostOf(site) is { } host ? [host] : [];
        return new()
        {
            Format = Phrase.Key("Ghost export"),
            Source = "ghost:" + SourceText.Cut(settings.GetValueOrDefault("url") is { Length: > 0 } url ? url : settings.GetValueOrDefault("title") ?? "", 400),
            Language = SourceText.Language(settings.GetValueOrDefault("locale") ?? settings.GetValueOrDefault("default_locale") ?? settings.GetValueOrDefault("lang")),
            Authors = authors,
            Tags = [.. tags.Values.Where(t => t.Name.Length > 0)],
            Media = GhostMedia.Collect(posts, site, tree),
            Site = new(GhostMenu.Parse(settings.GetValueOrDefault("navigation"), hosts), [], new Dictionary<string, string>(StringComparer.Ordinal)),
            Redirects = [.. tags.Values.Where(t => t.Name.Length > 0).Select(t => new SourceRedirect($"/tag/{t.Name}", ReaderAddress.Tag(t.Name))), .. authors.Select(a => new SourceRedirect($"/author/{a.UserName}", "", a.Key)), new("/rss", "/feed.xml")],
            Articles = () => posts.Select(p => Article(p, hosts, tags, postTags[Text(p, "id")], postAuthors[Text(p, "id")].FirstOrDefault() ?? Text(p, "author_id"), meta.GetValueOrDefault(Text(p, "id")))),
        };
    }

    private static JsonElement Data(Func<Stream> open)
    {
        try
        {
            using var stream = new LimitedStream(open(), MaxBytes, () => new ContentFormatException("The file is larger than 200 MiB."));
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement.Clone();
            if (root.ValueKind == JsonValueKind.Object && GhostJson.TryFind(root, "db", out var db) && db.ValueKind == JsonValueKind.Array && db.GetArrayLength() > 0)
                root = db[0];
            return root.ValueKind == JsonValueKind.Object && GhostJson.TryFind(root, "data", out var data) && data.ValueKind == JsonValueKind.Object ? data
                : throw new ContentFormatException("This JSON is no Ghost export: it has no “db” with “data”.");
        }
        catch (JsonException error)
        {
            throw new ContentFormatException(Phrase.Format("The file is broken at line {0}: {1} Nothing was imported.", (error.LineNumber ?? 0) + 1, error.Message.Split(" LineNumber")[0]).ToString(), error);
        }
    }

    private static SourceArticle Article(
        JsonElement post, HashSet<string> hosts, Dictionary<string, SourceTag> tags, IEnumerable<string> tagIds, string author, JsonElement meta)
    {
        var notes = new List<string>();
        var text = GhostText.Convert(post, notes);
        var status = Text(post, "status");
        var page = Text(post, "type") == "page" || Number(post, "page") == 1;
        var created = SourceText.Time(Text(post, "published_at")) ?? SourceText.Time(Text(post, "created_at")) ?? default(DateTime);
        var state = status switch { "published" => ArticleState.Published, "scheduled" => ArticleState.Scheduled, _ => ArticleState.Draft };
        if (status == "sent")
            notes.Add("It was sent as a newsletter only; it is a draft.");
        var visibility = SourceText.Visibility(Text(post, "visibility"));
        if (visibility is ArticleVisibility.Members)
            notes.Add("It was for members only: here people who are signed in read it.");
        var excerpt = SourceText.OneLine(Text(post, "custom_excerpt"));
        var cover = Text(post, "feature_image").Replace("__GHOST_URL__", "", StringComparison.Ordinal);
        if (SourceText.WebAddress(cover) is { } elsewhere && OldAddress.Normalize(cover, hosts) is null)
        {
            notes.Add("Its cover lies on another server; it is the first picture of the text.");
            text = $"![{MarkdownEscape.Text(SourceText.OneLine(meta.ValueKind == JsonValueKind.Object ? Text(meta, "feature_image_alt") : ""), addresses: false)}]({MarkdownEscape.Destination(elsewhere)})\n\n{text}";
        }
        if (Text(post, "codeinjection_head").Length + Text(post, "codeinjection_foot").Length > 0)
            notes.Add("Code that was put into its page was left out.");
        var title = SourceText.OneLine(Text(post, "title"));
        return new()
        {
            Key = $"post:{Text(post, "id")}",
            Kind = page ? ArticleKind.Page : ArticleKind.Article,
            State = state,
            Slug = Text(post, "slug"),
            Title = title.Length > 0 ? SourceText.Cut(title, EditRules.MaxTitle) : "Untitled",
            Excerpt = TextExcerpt.Cut(excerpt, EditRules.MaxExcerpt),
            Markdown = text,
            Language = SourceText.Language(Text(post, "locale")),
            Author = author.Length > 0 ? author : null,
            CreatedAt = created,
            UpdatedAt = SourceText.Time(Text(post, "updated_at")) is { } updated && updated > created ? updated : created,
            PublishedAt = state == ArticleState.Draft ? null : created,
            CanonicalUrl = SourceText.WebAddress(Text(post, "canonical_url")),
            Visibility = visibility,
            SeoTitle = Told("meta_title", EditRules.MaxSeoTitle),
            SeoDescription = Told("meta_description", EditRules.MaxSeoDescription),
            Featured = Number(post, "featured") == 1,
            Cover = cover.Length > 0 ? cover : null,
            FormerSlugs = [.. new[] { $"/{Text(post, "slug")}/" }.Select(RedirectPath.Of).OfType<string>()],
            OldAddresses = [.. new[] { $"/{Text(post, "slug")}/", Text(post, "url") }.Select(address => OldAddress.Normalize(address, hosts)).OfType<string>()],
            LinkKey = address => OldAddress.Normalize(address, hosts),
            Tags = [.. tagIds.Select(id => tags.GetValueOrDefault(id)?.Name ?? "").Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)],
            Notes = notes,
        };

        // Newer exports keep it in a table of its own.
        string? Told(string name, int most) =>
            SourceText.OneLine(meta.ValueKind == JsonValueKind.Object && Text(meta, name) is { Length: > 0 } told ? told : Text(post, name)) is { Length: > 0 } line ? SourceText.Cut(line, most) : null;
    }

    private static SourceTag Tag(JsonElement tag)
    {
        var name = SourceText.TagName(Text(tag, "slug") is { Length: > 0 } slug ? slug : Text(tag, "name"));
        var title = SourceText.Cut(SourceText.OneLine(Text(tag, "name")), 100);
        return new(name, title.Length > 0 && title != name ? title : null, SourceText.OneLine(Text(tag, "description")) is { Length: > 0 } words ? SourceText.Cut(words, 1000) : null);
    }

    private static IEnumerable<JsonElement> Rows(JsonElement data, string table) =>
        GhostJson.TryFind(data, table, out var rows) && rows.ValueKind == JsonValueKind.Array ? rows.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object) : [];

    /// <summary>A value as text; empty when there is none.</summary>
    internal static string Text(JsonElement row, string name) => GhostJson.TryFind(row, name, out var value)
        ? value.ValueKind switch { JsonValueKind.String => GhostJson.Text(value), JsonValueKind.Number => value.GetRawText(), _ => "" } : "";

    private static int Number(JsonElement row, string name) => GhostJson.TryFind(row, name, out var value)
        ? value.ValueKind switch { JsonValueKind.Number => value.TryGetInt32(out var number) ? number : 0, JsonValueKind.True => 1, _ => 0 } : 0;
}
