using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Html;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Reads Markdown in the layouts of Hugo, Jekyll and Astro, with front matter or without. A file that is broken blocks no other.</summary>
internal static partial class MarkdownFiles
{
    private static readonly string[] Dates = ["date", "pubDate", "pubDatetime", "publishDate", "published_at", "datePublished", "published"];

    public static bool IsMarkdown(string name) => Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" or ".mdx";

    public static ContentPackage Read(FileTree tree, string name)
    {
        var skipped = new List<SkippedItem>();
        var files = new List<string>();
        var authors = new SortedDictionary<string, SourceAuthor>(StringComparer.Ordinal);
        var series = new SortedSet<string>(StringComparer.Ordinal);
        var addresses = new MarkdownAddresses(tree);
        var permalinks = new MarkdownPermalinks(tree);
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        ContentFormatException? broken = null;
        var pictures = new SortedDictionary<string, SourceMedia>(StringComparer.Ordinal);
        foreach (var file in tree.Names.Where(IsMarkdown))
        {
            if (Path.GetFileNameWithoutExtension(file) == "_index")
            {
                skipped.Add(new(file, "It describes a section, and is no article."));
                continue;
            }
            try
            {
                if (MarkdownFile.Read(file, tree, []) is { } text)
                    files.Add(Take(file, text));
                else
                    skipped.Add(new(file, "It has no front matter."));
            }
            catch (ContentFormatException error)
            {
                broken ??= error;
                skipped.Add(new(file, error.Message));
            }
        }
        if (files.Count == 0)
            throw broken ?? new ContentFormatException("There is no Markdown file with an article: with front matter (between two lines of --- or +++), or with a text that is no README.");
        return new()
        {
            Format = Phrase.Key("Markdown with front matter"),
            Source = "markdown:" + SourceText.Cut(Path.GetFileNameWithoutExtension(name.TrimEnd('/', '\\')), 400),
            Authors = [.. authors.Values],
            Series = [.. series.Select(title => new SourceSeries(SourceText.Slug(title, title, ArticleKind.Article), title))],
            Media = [.. pictures.Values],
            Redirects = [.. MarkdownLists.Of(tags)],
            Skipped = skipped,
            Articles = () => files.Select(file => Article(file, tree, addresses, permalinks)),
        };

        string Take(string file, MarkdownFile read)
        {
            var text = read.Facts;
            if (Author(text) is { } author)
                authors[author] = new(author, author, author, null);
            if (Series(text) is { } title)
                series.Add(title);
            tags.UnionWith(Tags(text));
            foreach (var picture in MarkdownPictures.Find(file, MarkdownBody.Convert(file, read.Body, tree, []), CoverPath(file, text, tree), tree))
                pictures[picture] = new($"{picture}:{tree.Length(picture)}", TreePaths.Reference(picture), SourceText.Cut(Path.GetFileName(picture).Normalize(), 255), "", () => tree.Open(picture));
            return file;
        }
    }

    private static SourceArticle Article(string file, FileTree tree, MarkdownAddresses addresses, MarkdownPermalinks permalinks)
    {
        var notes = new List<string>();
        var read = MarkdownFile.Read(file, tree, notes) ?? throw new ContentFormatException(Phrase.Format("{0} does not begin with front matter.", file).ToString());
        var text = read.Facts;
        var (fileDate, fileSlug, fileLanguage) = MarkdownNames.Of(file);
        var title = SourceText.OneLine(text.Text("title") ?? read.Heading ?? "");
        if (title.Length == 0)
            notes.Add("It had no title; its file's name stands there.");
        var dated = text.Time(Dates) ?? fileDate;
        var date = dated ?? read.Written;
        if (text.Text(Dates) is { } told && text.Time(Dates) is null && text.Flag("published") is null)
            notes.Add(Phrase.Format("Its date could not be read: {0}", SourceText.Cut(told, 100)).ToString());
        var (markdown, beforeMore) = MarkdownPictures.Split(MarkdownPictures.Resolve(file, MarkdownBody.Convert(file, read.Body, tree, notes), tree, notes));
        var excerpt = HtmlToMarkdown.PlainText(text.Text("excerpt", "summary", "description") ?? "");
        var kind = text.Text("layout", "type")?.ToLowerInvariant() is "page" || MarkdownNames.IsPage(file, dated: date is not null) ? ArticleKind.Page : ArticleKind.Article;
        var draft = text.Flag("draft") == true || text.Flag("published") == false || file.Contains("_drafts/", StringComparison.Ordinal);
        if (!draft && date is null && kind == ArticleKind.Article)
            notes.Add("It had no date; it is a draft.");
        var created = date ?? default(DateTime);
        var cover = CoverPath(file, text, tree);
        if (cover is null && Cover(text) is { } elsewhere)
            notes.Add(Phrase.Format("Its cover is not among the files: {0}", SourceText.Cut(elsewhere, 300)).ToString());
        var said = text.Text("permalink", "url");
        var slug = text.Text("slug") ?? (said?.Contains(':', StringComparison.Ordinal) == true ? null : Last(said)) ?? fileSlug;
        var dates = new[] { fileDate, date, Day(text.Text(Dates)) }.OfType<DateTime>().Select(d => d.Date).Distinct().ToList();
        var aliases = text.List("aliases").Concat(text.List("alias")).Concat(text.List("redirect_from")).ToList();
        return new()
        {
            // Two blogs may use folders of the same name, but hardly a file with the same date. The file's own changes with each copy.
            Key = dated is { } at ? string.Create(CultureInfo.InvariantCulture, $"file:{file}@{at:s}") : "file:" + file,
            Kind = kind,
            State = draft || (date is null && kind == ArticleKind.Article) ? ArticleState.Draft : ArticleState.Published,
            Slug = slug,
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
            Cover = cover is null ? null : TreePaths.Reference(cover),
            Tags = [.. Tags(text).Select(SourceText.TagName).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)],
            OldAddresses = [.. addresses.Of(file, fileDate, fileSlug, said)],
            LinkKey = address => addresses.Key(file, address),
            FormerSlugs = permalinks.Of(file, dates, text.Text("slug") ?? fileSlug, said, aliases, text.List("categories", spaces: true) is { Count: > 0 } categories ? categories : text.List("category")),
            Notes = [.. notes.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The day as it is written, in whatever zone.</summary>
    private static DateTime? Day(string? written) => written is { Length: >= 10 } ? FrontMatterDate.Read(written[..10]) : null;

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
