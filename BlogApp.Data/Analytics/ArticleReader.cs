using BlogApp.Data.Analytics.Stores;

namespace BlogApp.Data.Analytics;

/// <summary>One visitor's reads of one article. An anonymous visitor exists for one UTC day.</summary>
public sealed class ArticleReader
{
    public long ArticleId { get; set; }

    /// <summary>Negative: the account with that number. Positive: the hash of an anonymous visitor.</summary>
    public long VisitorId { get; set; }

    public long Reads { get; set; }

    /// <summary>Unix seconds, rounded down to the minute.</summary>
    public long FirstRead { get; set; }

    /// <summary>Unix seconds, rounded down to the minute.</summary>
    public long LastRead { get; set; }
}
