namespace BlogApp.Data.Analytics;

/// <summary>One visitor's reads of one article. An anonymous visitor lives for one UTC day.</summary>
public sealed class ArticleReader
{
    public long ArticleId { get; set; }

    /// <summary>Negative: the account with that number. Positive: an anonymous visitor's hash.</summary>
    public long VisitorId { get; set; }

    public long Reads { get; set; }

    /// <summary>Unix seconds, to the minute.</summary>
    public long FirstRead { get; set; }

    /// <summary>Unix seconds, to the minute.</summary>
    public long LastRead { get; set; }
}
