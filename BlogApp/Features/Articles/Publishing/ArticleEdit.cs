using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>An author's edit of an article or a page.</summary>
/// <param name="Id">Null for a new article.</param>
/// <param name="Version">The version that the author started from; 0 for a new article.</param>
/// <param name="AuthorId">The owner; used only for a new article.</param>
internal sealed record ArticleEdit(
    long? Id,
    int Version,
    long AuthorId,
    string Slug,
    string Title,
    string Excerpt,
    string Markdown,
    string Language,
    IReadOnlyList<string> Tags)
{
    /// <summary>Used only for a new article.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>The fields besides the text. Null leaves them unchanged, and gives a new article the defaults.</summary>
    public ArticleDetails? Details { get; init; }

    /// <summary>Who saves it, set by the command; null when the server does.</summary>
    public long? SavedBy { get; init; }

    /// <summary>
    /// The working copy of <see cref="SavedBy"/>, which the save settles in the same transaction. A new article that is
    /// saved twice with the same working copy, because the first answer was lost, is stored only once.
    /// </summary>
    public long? WorkingCopyId { get; init; }
}

/// <summary>The fields besides the text.</summary>
/// <param name="CoverId">A picture in the library; null: one is drawn.</param>
/// <param name="CanonicalUrl">Where the text was first published; empty: here.</param>
/// <param name="Series">The title of the series. A series that does not exist is created; empty: none.</param>
/// <param name="Position">The position in the series or, for a page, among its siblings; null: last.</param>
/// <param name="ParentId">The parent page; only pages have one.</param>
/// <param name="NoCover">Shows neither a chosen nor a drawn cover.</param>
internal sealed record ArticleDetails(
    long? CoverId = null,
    string CanonicalUrl = "",
    bool AllowComments = true,
    bool Featured = false,
    string Series = "",
    int? Position = null,
    long? ParentId = null,
    bool NoCover = false)
{
    /// <summary>What search engines and previews are told; empty: the title and the excerpt.</summary>
    public string SeoTitle { get; init; } = "";
    public string SeoDescription { get; init; } = "";

    /// <summary>Null leaves it as it is.</summary>
    public ArticleVisibility? Visibility { get; init; }

    /// <summary>Whose it is; null leaves it as it is. Only who may change everything may give it away.</summary>
    public long? AuthorId { get; init; }

    /// <summary>Of something published, the date readers see, UTC; null leaves it as it is.</summary>
    public DateTime? PublishedAt { get; init; }
}

/// <summary>The names of an article's fields in its form and its errors.</summary>
internal static class EditField
{
    public const string Title = "title";
    public const string Slug = "slug";
    public const string Excerpt = "excerpt";
    public const string Markdown = "markdown";
    public const string Language = "language";
    public const string Tags = "tags";
    public const string Cover = "coverId";
    public const string CanonicalUrl = "canonicalUrl";
    public const string Series = "series";
    public const string Position = "position";
    public const string Parent = "parentId";
    public const string Author = "authorId";
    public const string PublishedAt = "publishedAt";
    public const string SeoTitle = "seoTitle";
    public const string SeoDescription = "seoDescription";
    public const string Visibility = "visibility";
}
