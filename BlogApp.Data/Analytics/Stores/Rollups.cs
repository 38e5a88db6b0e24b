namespace BlogApp.Data.Analytics.Stores;

/// <summary>Counts to add to SQL, summed by the keys of every table that a hit affects. Times are Unix seconds.</summary>
public sealed class Rollups
{
    public SortedDictionary<long, long> Articles { get; } = [];
    public SortedDictionary<(long Article, long Hour), long> ArticleHours { get; } = [];
    public SortedDictionary<(long Article, long Visitor), Reads> Readers { get; } = [];
    public SortedDictionary<FacetKey, long> Facets { get; } = new(Comparer<FacetKey>.Create(Compare));
    public SortedDictionary<long, long> SiteHours { get; } = [];
    public SortedDictionary<long, long> SiteMinutes { get; } = [];

    /// <summary>Keyed by day and visitor; the bits are the hours in which the visitor was seen.</summary>
    public SortedDictionary<(long Day, long Visitor), int> Visitors { get; } = [];

    public SortedDictionary<(long Hour, string Reason), long> Skipped { get; } = [];

    private static int Compare(FacetKey one, FacetKey other)
    {
        var order = (one.Article, one.Day).CompareTo((other.Article, other.Day));
        if (order == 0)
            order = string.CompareOrdinal(one.Facet, other.Facet);
        return order == 0 ? string.CompareOrdinal(one.Value, other.Value) : order;
    }
}

/// <summary>One visitor's reads of one article within a cut. Times are Unix seconds, rounded down to the minute.</summary>
public readonly record struct Reads(long Count, long First, long Last);

public readonly record struct FacetKey(long Article, long Day, string Facet, string Value);
