namespace BlogApp.Data.Articles;

/// <summary>Articles meant to be read in order.</summary>
public sealed class Series
{
    public long Id { get; set; }
    public required string Slug { get; set; }
    public required string Title { get; set; }
    public List<Article> Articles { get; } = [];
}
