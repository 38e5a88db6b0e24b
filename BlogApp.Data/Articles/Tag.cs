namespace BlogApp.Data.Articles;

public sealed class Tag
{
    public long Id { get; set; }

    /// <summary>Lower case, as it stands in the address.</summary>
    public required string Name { get; set; }

    /// <summary>As it is shown; null: as it stands in the address.</summary>
    public string? Title { get; set; }

    public string? Description { get; set; }

    public List<Article> Articles { get; } = [];
}
