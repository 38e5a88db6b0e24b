namespace BlogApp.Data.Articles;

/// <summary>A previous slug of an article or a page; its address redirects to the current one.</summary>
public sealed class FormerSlug
{
    public required string Slug { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }
}
