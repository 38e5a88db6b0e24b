using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Articles.Queries;

/// <summary>A rendered article: everything that depends on the article alone.</summary>
/// <param name="Html">Safe to output unescaped.</param>
/// <param name="Headings">For the table of contents.</param>
/// <param name="PublishedAt">When it was published; for a draft, when it was last changed.</param>
/// <param name="Tags">In alphabetical order.</param>
/// <param name="Cover">Null: one is drawn from the slug.</param>
/// <param name="CanonicalUrl">Where the text was first published, if elsewhere.</param>
/// <param name="AuthorSlug">Null if the author has no page.</param>
/// <param name="AuthorId">The account of the author.</param>
/// <param name="NoCover">Whether the author wants no cover.</param>
internal sealed record ArticleView(
    long Id,
    string Slug,
    string Title,
    string Excerpt,
    string Html,
    IReadOnlyList<ArticleHeading> Headings,
    int Words,
    int Minutes,
    string Author,
    DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt,
    IReadOnlyList<TagLink> Tags,
    string Language,
    ArticleCover? Cover = null,
    string? CanonicalUrl = null,
    string? AuthorSlug = null,
    long AuthorId = 0,
    bool NoCover = false)
{
    public ArticleVisibility Visibility { get; init; }

    /// <summary>What search engines and previews are told.</summary>
    public string HeadTitle { get; init; } = Title;
    public string HeadDescription { get; init; } = Excerpt;

    /// <summary>Whether people who are not signed in may know of it.</summary>
    public bool IsFor(bool signedIn) => signedIn || Visibility is not ArticleVisibility.Members;
}
