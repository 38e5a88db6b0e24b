namespace BlogApp.Data.Articles;

/// <summary>A previous slug of an article or a page; it redirects to the current address.</summary>
public sealed class FormerSlug
{
    public required string Slug { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }
}
