using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Articles.Queries;

/// <summary>An article laid out for reading: all that depends on the article alone.</summary>
/// <param name="Html">Safe to emit as it is.</param>
/// <param name="Headings">For the table of contents.</param>
/// <param name="PublishedAt">When it was published; for a draft, when it was last changed.</param>
/// <param name="Tags">In alphabetical order.</param>
/// <param name="Cover">Null: one is drawn from the slug.</param>
/// <param name="CanonicalUrl">Where the text appeared first, when that is elsewhere.</param>
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
    IReadOnlyList<string> Tags,
    string Language,
    ArticleCover? Cover = null,
    string? CanonicalUrl = null);
