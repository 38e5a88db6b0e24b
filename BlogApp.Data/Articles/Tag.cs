namespace BlogApp.Data.Articles;

public sealed class Tag
{
    public long Id { get; set; }

    /// <summary>Lower case, as in the address.</summary>
    public required string Name { get; set; }

    /// <summary>The display name; null: same as <see cref="Name"/>.</summary>
    public string? Title { get; set; }

    public string? Description { get; set; }

    /// <summary>Grows by one with each saved change; guards against overwriting someone else's.</summary>
    public int Version { get; set; }

    public List<Article> Articles { get; } = [];
}
