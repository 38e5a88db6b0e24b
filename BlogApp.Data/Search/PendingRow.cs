namespace BlogApp.Data.Search;

/// <summary>A note that an article has changed.</summary>
public sealed class PendingRow
{
    public long ArticleId { get; init; }
    public long Change { get; init; }
}
