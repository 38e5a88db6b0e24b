namespace BlogApp.Data.Analytics;

/// <summary>Views of one article on one UTC day that share a value of a facet, such as the referrer.</summary>
public sealed class FacetDay
{
    public long ArticleId { get; set; }

    /// <summary>Start of the day, Unix seconds.</summary>
    public long Day { get; set; }

    /// <summary>referrer, campaign, browser, os, device or language.</summary>
    public required string Facet { get; set; }

    public required string Value { get; set; }
    public long Views { get; set; }
}
