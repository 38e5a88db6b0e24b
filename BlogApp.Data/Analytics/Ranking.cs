namespace BlogApp.Data.Analytics;

/// <summary>One place in a precomputed ranking.</summary>
public sealed class Ranking
{
    /// <summary>24h, 7d, 30d or all.</summary>
    public required string Window { get; set; }

    /// <summary>1 is the hottest.</summary>
    public int Position { get; set; }

    public long ArticleId { get; set; }
    public double Score { get; set; }

    /// <summary>Views within the window.</summary>
    public long Views { get; set; }

    /// <summary>The position in the previous computation; null when the article is new in the ranking.</summary>
    public int? PreviousPosition { get; set; }

    public DateTime ComputedAt { get; set; }
}
