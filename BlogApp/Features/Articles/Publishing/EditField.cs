namespace BlogApp.Features.Articles.Publishing;

/// <summary>The fields of an article by the names under which its form and its errors know them.</summary>
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
}
