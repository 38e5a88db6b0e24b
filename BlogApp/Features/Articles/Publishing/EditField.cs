namespace BlogApp.Features.Articles.Publishing;

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
