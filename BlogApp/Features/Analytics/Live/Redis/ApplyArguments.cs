using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using StackExchange.Redis;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>Converts a batch into the arguments of apply.lua: sections of rows, summed as far as possible.</summary>
internal static class ApplyArguments
{
    public static RedisValue[] Create(string writer, long seq, Batch batch)
    {
        var values = new List<RedisValue>(32 + batch.Groups.Count * 8) { LiveKeys.Prefix, writer, seq, batch.Hits };
        var reads = new Dictionary<(long Day, long Article, long Visitor), int>();
        var articles = new Dictionary<long, int>();
        var hours = new Dictionary<(long Hour, long Article), int>();
        values.Add(batch.Groups.Count);
        foreach (var (group, count) in batch.Groups)
        {
            values.Add(DeltaField.NameOf(group));
            values.Add(count.Hits);
            Add(reads, (UnixTime.ReaderDay(group.VisitorId, group.Minute), group.ArticleId, group.VisitorId), count.Hits);
            Add(articles, group.ArticleId, count.Hits);
            Add(hours, (UnixTime.Hour(group.Minute), group.ArticleId), count.Hits);
            // Field 0 of an hour is the whole site.
            Add(hours, (UnixTime.Hour(group.Minute), 0), count.Hits);
        }
        values.Add(reads.Count);
        foreach (var (read, count) in reads)
            values.AddRange([read.Day, LiveKeys.PairField(read.Article, read.Visitor), read.Article, count]);
        values.Add(articles.Count);
        foreach (var (article, count) in articles)
            values.AddRange([article, count]);
        values.Add(hours.Count);
        foreach (var (hour, count) in hours)
            values.AddRange([hour.Hour, hour.Article, count]);
        values.Add(batch.Skips.Count);
        foreach (var (skip, count) in batch.Skips)
            values.AddRange([DeltaField.NameOf(skip), UnixTime.Day(skip.Minute), (int)skip.Reason, count]);
        values.Add(batch.Latest.Count);
        var place = 0;
        foreach (var hit in batch.Latest)
            values.Add(LatestHits.Format(LatestHits.Create(writer, seq, place++, hit)));
        return [.. values];
    }

    private static void Add<TKey>(Dictionary<TKey, int> sums, TKey key, int count) where TKey : notnull =>
        sums[key] = sums.GetValueOrDefault(key) + count;
}
