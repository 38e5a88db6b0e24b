namespace BlogApp.Data.Articles;

/// <summary>A slug that an article or a page had before: its address leads to the present one.</summary>
public sealed class FormerSlug
{
    public required string Slug { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }
}
