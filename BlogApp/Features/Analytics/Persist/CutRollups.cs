using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Sums up a cut by the keys of every table that a hit affects. Pure.</summary>
internal static class CutRollups
{
    public static Rollups FromCut(Cut cut)
    {
        var rollups = new Rollups();
        foreach (var (group, hits) in cut.Groups)
            Add(rollups, group, hits);
        foreach (var (skip, requests) in cut.Skips)
            Add(rollups.Skipped, (UnixTime.Hour(skip.Minute), SkipReasons.Text((SkipReason)skip.Reason)), requests);
        return rollups;
    }

    private static void Add(Rollups rollups, in HitGroup group, int hits)
    {
        var hour = UnixTime.Hour(group.Minute);
        var day = UnixTime.Day(group.Minute);
        Add(rollups.Articles, group.ArticleId, hits);
        Add(rollups.ArticleHours, (group.ArticleId, hour), hits);
        Add(rollups.SiteHours, hour, hits);
        Add(rollups.SiteMinutes, group.Minute, hits);

        var reader = (group.ArticleId, group.VisitorId);
        rollups.Readers[reader] = rollups.Readers.TryGetValue(reader, out var reads)
            ? new Reads(reads.Count + hits, Math.Min(reads.First, group.Minute), Math.Max(reads.Last, group.Minute))
            : new Reads(hits, group.Minute, group.Minute);

        var visitor = (day, group.VisitorId);
        rollups.Visitors[visitor] = rollups.Visitors.GetValueOrDefault(visitor) | 1 << (int)((hour - day) / 3600);

        foreach (var (facet, value) in Facet.Of(group.Client))
            Add(rollups.Facets, new FacetKey(group.ArticleId, day, facet, value), hits);
    }

    private static void Add<TKey>(SortedDictionary<TKey, long> sums, TKey key, long count) where TKey : notnull =>
        sums[key] = sums.GetValueOrDefault(key) + count;
}
