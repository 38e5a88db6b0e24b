namespace BlogApp.Data.Analytics;

/// <summary>Views of one article in one hour.</summary>
public sealed class ArticleHour
{
    public long ArticleId { get; set; }

    /// <summary>Start of the hour, Unix seconds.</summary>
    public long Hour { get; set; }

    public long Views { get; set; }
}
