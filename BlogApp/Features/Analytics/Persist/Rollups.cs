using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>A cut, summed by the keys of every table that a hit touches. Pure.</summary>
internal sealed class Rollups
{
    public SortedDictionary<long, long> Articles { get; } = [];
    public SortedDictionary<(long Article, long Hour), long> ArticleHours { get; } = [];
    public SortedDictionary<(long Article, long Visitor), Reads> Readers { get; } = [];
    public SortedDictionary<FacetKey, long> Facets { get; } = [];
    public SortedDictionary<long, long> SiteHours { get; } = [];
    public SortedDictionary<long, long> SiteMinutes { get; } = [];

    /// <summary>By day and visitor: the bits of the hours it was seen in.</summary>
    public SortedDictionary<(long Day, long Visitor), int> Visitors { get; } = [];

    public SortedDictionary<(long Hour, string Reason), long> Skipped { get; } = [];

    public static Rollups Of(Cut cut)
    {
        var rollups = new Rollups();
        foreach (var (group, hits) in cut.Groups)
            rollups.Add(group, hits);
        foreach (var (skip, requests) in cut.Skips)
            Add(rollups.Skipped, (LiveTime.Hour(skip.Minute), SkipReasons.Text((SkipReason)skip.Reason)), requests);
        return rollups;
    }

    private void Add(in HitGroup group, int hits)
    {
        var hour = LiveTime.Hour(group.Minute);
        var day = LiveTime.Day(group.Minute);
        Add(Articles, group.ArticleId, hits);
        Add(ArticleHours, (group.ArticleId, hour), hits);
        Add(SiteHours, hour, hits);
        Add(SiteMinutes, group.Minute, hits);

        var reader = (group.ArticleId, group.VisitorId);
        Readers[reader] = Readers.TryGetValue(reader, out var reads)
            ? new Reads(reads.Count + hits, Math.Min(reads.First, group.Minute), Math.Max(reads.Last, group.Minute))
            : new Reads(hits, group.Minute, group.Minute);

        var visitor = (day, group.VisitorId);
        Visitors[visitor] = Visitors.GetValueOrDefault(visitor) | 1 << (int)((hour - day) / 3600);

        foreach (var (facet, value) in Facet.Of(group.Client))
            Add(Facets, new FacetKey(group.ArticleId, day, facet, value), hits);
    }

    private static void Add<TKey>(SortedDictionary<TKey, long> sums, TKey key, long count) where TKey : notnull =>
        sums[key] = sums.GetValueOrDefault(key) + count;
}

/// <summary>One visitor's reads of one article within a cut; times are Unix seconds of the minute.</summary>
internal readonly record struct Reads(long Count, long First, long Last);

internal readonly record struct FacetKey(long Article, long Day, string Facet, string Value) : IComparable<FacetKey>
{
    public int CompareTo(FacetKey other)
    {
        var order = (Article, Day).CompareTo((other.Article, other.Day));
        if (order == 0)
            order = string.CompareOrdinal(Facet, other.Facet);
        return order == 0 ? string.CompareOrdinal(Value, other.Value) : order;
    }
}
