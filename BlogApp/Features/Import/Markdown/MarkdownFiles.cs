using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Reads Markdown with front matter in the layouts of Hugo, Jekyll and Astro.</summary>
internal static partial class MarkdownFiles
{
    public static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" or ".mdx";

    public static ContentPackage Read(FileTree tree, string name)
    {
        var skipped = new List<SkippedItem>();
        var files = new List<string>();
        var authors = new SortedDictionary<string, SourceAuthor>(StringComparer.Ordinal);
        var series = new SortedSet<string>(StringComparer.Ordinal);
        var addresses = new MarkdownAddresses(tree);
        var pictures = new SortedDictionary<string, SourceMedia>(StringComparer.Ordinal);
        foreach (var file in tree.Names.Where(IsMarkdown))
        {
            if (Path.GetFileNameWithoutExtension(file) == "_index")
                skipped.Add(new(file, "It describes a section, and is no article."));
            else if (FrontMatterText.Read(file, tree.Text(file)) is not { } text)
                skipped.Add(new(file, "It has no front matter."));
            else
                files.Add(Take(file, text));
        }
        if (files.Count == 0)
            throw new ContentFormatException("There is no Markdown file with front matter (between two lines of --- or +++).");
        return new()
        {
            Format = Phrase.Key("Markdown with front matter"),
            Source = "markdown:" + SourceText.Cut(Path.GetFileNameWithoutExtension(name.TrimEnd('/', '\\')), 400),
            Authors = [.. authors.Values],
            Series = [.. series.Select(title => new SourceSeries(SourceText.Slug(title, title, ArticleKind.Article), title))],
            Media = [.. pictures.Values],
            Skipped = skipped,
            Articles = () => files.Select(file => Article(file, FrontMatterText.Read(file, tree.Text(file))!, tree, addresses)),
        };

        string Take(string file, FrontMatterText text)
        {
            if (Author(text) is { } author)
                authors[author] = new(author, author, author, null);
            if (Series(text) is { } title)
                series.Add(title);
            foreach (var picture in MarkdownPictures.Find(file, MarkdownBody.Convert(file, text.Body, []), CoverPath(file, text, tree), tree))
                pictures[picture] = new($"{picture}:{tree.Length(picture)}", picture, SourceText.Cut(Path.GetFileName(picture), 255), "", () => tree.Open(picture));
            return file;
        }
    }

    private static SourceArticle Article(string file, FrontMatterText text, FileTree tree, MarkdownAddresses addresses)
    {
        var notes = new List<string>();
        var (fileDate, fileSlug, fileLanguage) = MarkdownNames.Of(file);
        var title = SourceText.OneLine(text.Text("title") ?? "");
        if (title.Length == 0)
            notes.Add("It had no title; its file's name stands there.");
        var date = text.Time("date", "pubDate", "pubDatetime", "publishDate", "published_at", "datePublished", "published") ?? fileDate;
        var (markdown, beforeMore) = MarkdownPictures.Split(MarkdownPictures.Resolve(file, MarkdownBody.Convert(file, text.Body, notes), tree));
        var excerpt = HtmlToMarkdown.PlainText(text.Text("excerpt", "summary", "description") ?? "");
        var kind = text.Text("layout", "type")?.ToLowerInvariant() is "page" || MarkdownNames.IsPage(file, dated: date is not null) ? ArticleKind.Page : ArticleKind.Article;
        var draft = text.Flag("draft") == true || text.Flag("published") == false || file.Contains("_drafts/", StringComparison.Ordinal);
        if (!draft && date is null && kind == ArticleKind.Article)
            notes.Add("It had no date; it is a draft.");
        var created = date ?? default(DateTime);
        var cover = CoverPath(file, text, tree);
        if (cover is null && Cover(text) is { } elsewhere)
            notes.Add(Phrase.Format("Its cover is not among the files: {0}", SourceText.Cut(elsewhere, 300)).ToString());
        return new()
        {
            // Two blogs may use folders of the same name, but hardly a file with the same date.
            Key = date is { } at ? string.Create(CultureInfo.InvariantCulture, $"file:{file}@{at:s}") : "file:" + file,
            Kind = kind,
            State = draft || (date is null && kind == ArticleKind.Article) ? ArticleState.Draft : ArticleState.Published,
            Slug = text.Text("slug") ?? Last(text.Text("permalink", "url")) ?? fileSlug,
            Title = title.Length > 0 ? title : fileSlug.Length > 0 ? fileSlug : "Untitled",
            Excerpt = excerpt.Length > 0 ? TextExcerpt.Cut(excerpt, EditRules.MaxExcerpt) : TextExcerpt.Cut(beforeMore, EditRules.MaxExcerpt),
            Markdown = markdown,
            Language = SourceText.Language(text.Text("language", "lang", "locale")) ?? fileLanguage,
            Author = Author(text),
            CreatedAt = created,
            UpdatedAt = text.Time("lastmod", "updated", "updatedDate", "modDatetime", "last_modified_at", "modified") is { } updated && updated > created ? updated : created,
            PublishedAt = draft ? null : date ?? (kind == ArticleKind.Page ? created : null),
            CanonicalUrl = SourceText.WebAddress(text.Text("canonical", "canonicalUrl", "canonical_url")),
            Visibility = text.Flag("unlisted", "hidden") == true ? ArticleVisibility.Unlisted : SourceText.Visibility(text.Text("visibility")),
            SeoTitle = Line(text.Text("seoTitle", "seo_title", "metaTitle", "meta_title", "seo.title"), EditRules.MaxSeoTitle),
            SeoDescription = Line(text.Text("seoDescription", "seo_description", "metaDescription", "meta_description", "seo.description"), EditRules.MaxSeoDescription),
            AllowComments = text.Flag("comments") ?? true,
            Featured = text.Flag("featured", "pinned", "sticky") ?? false,
            Series = Series(text),
            Position = Math.Clamp(text.Number("weight") ?? text.Number("order") ?? 0, 0, EditRules.MaxPosition),
            Cover = cover,
            Tags = [.. Tags(text).Select(SourceText.TagName).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            OldAddresses = [.. addresses.Of(file, fileDate, fileSlug, text.Text("permalink", "url"))],
            LinkKey = address => addresses.Key(file, address),
            FormerSlugs = [.. text.List("aliases").Concat(text.List("redirect_from")).Select(Last).OfType<string>()],
            Notes = [.. notes.Distinct(StringComparer.Ordinal)],
        };
    }

    private static string? Line(string? text, int most) => SourceText.OneLine(text ?? "") is { Length: > 0 } line ? SourceText.Cut(line, most) : null;

    private static IEnumerable<string> Tags(FrontMatterText text) =>
        text.List("tags", spaces: true).Concat(text.List("tag", spaces: true)).Concat(text.List("categories", spaces: true)).Concat(text.List("category"));

    private static string? Author(FrontMatterText text) =>
        SourceText.OneLine(text.Text("author", "author.name") ?? (text.List("authors") is [var first, ..] ? first : "")) is { Length: > 0 } author ? SourceText.Cut(author, 100) : null;

    private static string? Series(FrontMatterText text) =>
        SourceText.OneLine(text.Text("series") ?? (text.List("series") is [var first, ..] ? first : "")) is { Length: > 0 } series ? SourceText.Cut(series, 200) : null;

    private static string? Cover(FrontMatterText text) => text.List("images") is [var first, ..] ? first : text.Text("image", "cover", "cover.image", "featured_image", "heroImage", "image.path", "image.src", "ogImage", "thumbnail", "banner");

    /// <summary>The path of the cover: the specified file, or the one beside the text in a page bundle.</summary>
    private static string? CoverPath(string file, FrontMatterText text, FileTree tree)
    {
        if (Cover(text) is { } named)
            return MarkdownPictures.PathOf(file, named, tree);
        var folder = file.EndsWith("/index.md", StringComparison.OrdinalIgnoreCase) ? file[..^8] : null;
        return folder is null ? null : tree.Names.FirstOrDefault(name => name.StartsWith(folder, StringComparison.Ordinal) && Bundled().IsMatch(name[folder.Length..]));
    }

    [GeneratedRegex(@"^(featured|cover|feature)[^/]*\.(png|jpe?g|webp|gif|avif)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bundled();

    /// <summary>The last segment of an address, without a file extension.</summary>
    private static string? Last(string? address) => address?.Trim('/').Split('/')[^1] is { Length: > 0 } last ? Path.GetFileNameWithoutExtension(last) : null;
}
