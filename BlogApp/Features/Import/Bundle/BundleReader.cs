using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Media;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Bundle;

/// <summary>Reads this blog's own export.</summary>
internal static class BundleReader
{
    public static ContentPackage Read(FileTree tree)
    {
        var marker = Document<BundleMarker>(tree, BundleLayout.Marker);
        if (marker is not { Format: "blogapp" } || marker.Version is < 1 or > BundleLayout.Version)
            throw new ContentFormatException(Phrase.Format("The export is of version {0}, and this blog reads up to version {1}. Update it first.", marker?.Version ?? 0, BundleLayout.Version).ToString());
        var site = Document<BundleSite>(tree, BundleLayout.Site);
        var revisions = tree.Names.Where(n => n.StartsWith(BundleLayout.Revisions, StringComparison.Ordinal)).ToLookup(n => n.Split('/')[1], StringComparer.Ordinal);
        var pages = new Lazy<Dictionary<string, string>>(() => PageKeys(tree));
        return new()
        {
            Format = Phrase.Key("This blog's own export"),
            Source = "blogapp",
            Authors = [.. Documents<BundleAuthor>(tree, BundleLayout.Authors).Select(a => new SourceAuthor(a.UserName, a.UserName, a.DisplayName, a.Email) { Slug = a.Slug, Biography = Cut(a.Biography, BlogUser.LongestBiography) ?? "", Links = a.Links ?? "", Picture = a.Picture, Former = a.Former ?? [] })],
            Tags = [.. Documents<BundleTag>(tree, BundleLayout.Tags).Where(t => TagName.IsValid(t.Name)).Select(t => new SourceTag(t.Name, Cut(t.Title, 100), Cut(t.Description, 1000)) { Former = [.. (t.Former ?? []).Where(TagName.IsValid)] })],
            Series = [.. Documents<BundleSeries>(tree, BundleLayout.Series).Where(s => SlugRules.IsValid(s.Slug)).Select(s => new SourceSeries(s.Slug, SourceText.Cut(s.Title, 200)))],
            Media = [.. Documents<BundleMedia>(tree, BundleLayout.Media).Select(m => Media(tree, m))],
            Redirects = [.. Documents<BundleRedirect>(tree, BundleLayout.Redirects).Select(Redirect)],
            Site = site is null ? null : new(
                [.. (site.Menu ?? []).Select(m => new SourceMenuItem(m.Position, SourceText.Cut(m.Title, 60), SourceText.Cut(m.Address, 2000)))],
                [.. (site.Banner ?? []).Select(b => new SourceSlide(b.Position, SourceText.Cut(b.Title, 120), SourceText.Cut(b.Text, 300), SourceText.Cut(b.Address, 2000), b.Picture, b.StartsAt, b.EndsAt))],
                site.Settings ?? []),
            Articles = () => tree.Names.Where(n => Kind(n) is not null && n.EndsWith(".md", StringComparison.Ordinal)).Select(n => Article(tree, n, revisions, pages)),
        };
    }

    private static ArticleKind? Kind(string name) => name.StartsWith(BundleLayout.Articles, StringComparison.Ordinal) ? ArticleKind.Article
        : name.StartsWith(BundleLayout.Pages, StringComparison.Ordinal) ? ArticleKind.Page : null;

    /// <summary>Pages refer to their parent by its slug.</summary>
    private static Dictionary<string, string> PageKeys(FileTree tree)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in tree.Names.Where(n => n.StartsWith(BundleLayout.Pages, StringComparison.Ordinal)))
        {
            if (FrontMatterText.Read(file, tree.Text(file)) is { } page && page.Text("slug") is { } slug && page.Time("created") is { } created)
                keys[slug] = Key(slug, created);
        }
        return keys;
    }

    private static SourceArticle Article(FileTree tree, string file, ILookup<string, string> revisions, Lazy<Dictionary<string, string>> pages)
    {
        var text = FrontMatterText.Read(file, tree.Text(file)) ?? throw new ContentFormatException(Phrase.Format("{0} does not begin with front matter.", file).ToString());
        var slug = text.Text("slug") is { } said && SlugRules.IsValid(said) ? said : throw new ContentFormatException(Phrase.Format("{0}: {1} is missing or not acceptable.", file, "slug").ToString());
        var created = text.Time("created") ?? throw new ContentFormatException(Phrase.Format("{0}: {1} is missing or no time.", file, "created").ToString());
        var key = Key(slug, created);
        return new()
        {
            Key = key,
            Kind = Kind(file)!.Value,
            State = Enum.TryParse<ArticleState>(text.Text("state"), ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : throw new ContentFormatException(Phrase.Format("{0}: state is missing or none of draft, scheduled, published, unpublished and trash.", file).ToString()),
            Slug = slug,
            Title = text.Text("title") ?? throw new ContentFormatException(Phrase.Format("{0}: {1} is missing.", file, "title").ToString()),
            Excerpt = text.Text("excerpt") ?? "",
            Markdown = text.Body,
            Language = SourceText.Language(text.Text("language")),
            Author = text.Text("author"),
            CreatedAt = created,
            UpdatedAt = text.Time("updated") ?? created,
            PublishedAt = text.Time("date"),
            CanonicalUrl = SourceText.WebAddress(text.Text("canonical")),
            Visibility = SourceText.Visibility(text.Text("visibility")),
            SeoTitle = Cut(text.Text("seoTitle"), EditRules.MaxSeoTitle),
            SeoDescription = Cut(text.Text("seoDescription"), EditRules.MaxSeoDescription),
            AllowComments = text.Flag("comments") ?? true,
            Featured = text.Flag("featured") ?? false,
            NoCover = text.Flag("nocover") ?? false,
            Series = text.Text("series"),
            Position = text.Number("position") ?? 0,
            Parent = text.Text("parent") is { } parent ? pages.Value.GetValueOrDefault(parent) : null,
            Cover = text.Text("cover") is { } cover ? MediaAddress.ForName(cover) : null,
            Tags = [.. text.List("tags").Where(TagName.IsValid).Distinct(StringComparer.Ordinal)],
            FormerSlugs = text.List("aliases"),
            OldAddresses = [key],
            Version = Math.Max(1, text.Number("version") ?? 1),
            Comments = Comments(tree, key, $"{BundleLayout.Comments}{slug}.json"),
            Revisions = [.. revisions[slug].Select(n => Revision(tree, n))],
        };
    }

    /// <summary>Identifies an article wherever it is imported: its slug at the time of the export, and its creation time.</summary>
    public static string Key(string slug, DateTime created) => $"{slug}@{YamlText.Time(created)}";

    private static List<SourceComment> Comments(FileTree tree, string article, string file)
    {
        if (!tree.Has(file))
            return [];
        var comments = Documents<BundleComment>(tree, file);
        var keys = new Dictionary<int, string>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            var content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{YamlText.Time(comment.At)}\n{comment.Name}\n{comment.Markdown}")))[..16];
            var number = seen[content] = seen.GetValueOrDefault(content) + 1;
            keys[comment.Number] = string.Create(CultureInfo.InvariantCulture, $"{article}#{content}{(number == 1 ? "" : $".{number}")}");
        }
        return [.. comments.Select(c => new SourceComment(keys[c.Number], c.Answers is { } answers ? keys.GetValueOrDefault(answers) : null, SourceText.Cut(c.Name, 100), c.Email, SourceText.WebAddress(c.Url), c.Markdown, c.State, c.At, c.User))];
    }

    private static SourceRevision Revision(FileTree tree, string file)
    {
        var text = FrontMatterText.Read(file, tree.Text(file)) ?? throw new ContentFormatException(Phrase.Format("{0} does not begin with front matter.", file).ToString());
        return new(text.Number("version") ?? throw new ContentFormatException(Phrase.Format("{0}: {1} is missing.", file, "version").ToString()), text.Time("at") ?? throw new ContentFormatException(Phrase.Format("{0}: {1} is missing.", file, "at").ToString()), text.Text("user"),
            text.Text("slug") ?? "", text.Text("title") ?? "", text.Text("excerpt") ?? "", text.Body, text.Text("language") ?? "", string.Join('\n', text.List("tags")));
    }

    private static SourceMedia Media(FileTree tree, BundleMedia media)
    {
        Func<Stream> Open(string name) => () => tree.Has(BundleLayout.Files + name) ? tree.Open(BundleLayout.Files + name) : throw new InvalidDataException($"The export has no file {name}.");
        return new($"media:{media.Name}", MediaAddress.ForName(media.Name), media.OriginalName, media.Alt, Open(media.Name))
        {
            Own = new(media.Name, media.ContentType, media.Sha256, media.Width, media.Height, media.UploadedAt, media.UploadedBy,
                [.. (media.Variants ?? []).Select(v => new OwnVariant(v.Name, v.ContentType, v.Width, v.Height, Open(v.Name)))]),
        };
    }

    private static SourceRedirect Redirect(BundleRedirect redirect)
    {
        var rest = SourceText.Cut(redirect.Address ?? "", RedirectRules.MaxTo);
        return new(redirect.From, redirect.Tag is { } tag ? ReaderAddress.Tag(tag) + rest : rest, redirect.Author, redirect.Article, redirect.Temporary ?? false) { CreatedAt = redirect.CreatedAt, Source = redirect.Source };
    }

    private static string? Cut(string? text, int length) => text is null ? null : SourceText.Cut(text, length);

    private static List<T> Documents<T>(FileTree tree, string file) => [.. (Document<List<T?>>(tree, file) ?? []).OfType<T>()];

    private static T? Document<T>(FileTree tree, string file) where T : class
    {
        if (!tree.Has(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<T>(tree.Text(file), BundleDocuments.Json);
        }
        catch (JsonException error)
        {
            throw new ContentFormatException($"{file}, line {error.LineNumber + 1}: {error.Message.Split(" Path:")[0]}", error);
        }
    }
}
