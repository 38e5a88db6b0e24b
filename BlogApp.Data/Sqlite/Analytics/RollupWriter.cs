using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

/// <summary>Adds rollups to their tables, one prepared statement per table. Keys are sorted, so neighboring rows share pages.</summary>
internal static class RollupWriter
{
    private const string ArticleHour = "INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ($0, $1, $2) ON CONFLICT (ArticleId, Hour) DO UPDATE SET Views = Views + excluded.Views";
    private const string FacetDay = "INSERT INTO FacetDay (ArticleId, Day, Facet, Value, Views) VALUES ($0, $1, $2, $3, $4) ON CONFLICT (ArticleId, Day, Facet, Value) DO UPDATE SET Views = Views + excluded.Views";
    private const string SiteMinute = "INSERT INTO SiteMinute (Minute, Views) VALUES ($0, $1) ON CONFLICT (Minute) DO UPDATE SET Views = Views + excluded.Views";
    private const string SiteHour = "INSERT INTO SiteHour (Hour, Views, Visitors) VALUES ($0, $1, $2) ON CONFLICT (Hour) DO UPDATE SET Views = Views + excluded.Views, Visitors = Visitors + excluded.Visitors";
    private const string SkippedHour = "INSERT INTO SkippedHour (Hour, Reason, Requests) VALUES ($0, $1, $2) ON CONFLICT (Hour, Reason) DO UPDATE SET Requests = Requests + excluded.Requests";
    private const string SiteVisitor = "INSERT INTO SiteVisitor (Day, VisitorId, Hours) VALUES ($0, $1, $2) ON CONFLICT (Day, VisitorId) DO UPDATE SET Hours = Hours | excluded.Hours";
    private const string Article = "UPDATE Article SET Views = Views + $1, Readers = Readers + $2 WHERE Id = $0";
    private const string ArticleReader = """
        INSERT INTO ArticleReader (ArticleId, VisitorId, Reads, FirstRead, LastRead) VALUES ($0, $1, $2, $3, $4)
        ON CONFLICT (ArticleId, VisitorId) DO UPDATE SET Reads = Reads + excluded.Reads,
            FirstRead = min(FirstRead, excluded.FirstRead), LastRead = max(LastRead, excluded.LastRead)
        RETURNING Reads
        """;

    /// <returns>Rows written.</returns>
    public static long Write(SqliteConnection connection, SqliteTransaction transaction, Rollups rollups)
    {
        var newReaders = WriteReaders(connection, transaction, rollups);
        var newVisitors = WriteVisitors(connection, transaction, rollups);
        return rollups.Readers.Count + rollups.Visitors.Count
            + Each(rollups.Articles, Article, (run, key, views) => run.Run(key, views, newReaders.GetValueOrDefault(key)))
            + Each(rollups.SiteHours, SiteHour, (run, hour, views) => run.Run(hour, views, newVisitors.GetValueOrDefault(hour)))
            + Each(rollups.ArticleHours, ArticleHour, (run, key, views) => run.Run(key.Article, key.Hour, views))
            + Each(rollups.Facets, FacetDay, (run, key, views) => run.Run(key.Article, key.Day, key.Facet, key.Value, views))
            + Each(rollups.SiteMinutes, SiteMinute, (run, minute, views) => run.Run(minute, views))
            + Each(rollups.Skipped, SkippedHour, (run, key, requests) => run.Run(key.Hour, key.Reason, requests));

        long Each<TKey>(SortedDictionary<TKey, long> sums, string sql, Action<RowStatement, TKey, long> row) where TKey : notnull
        {
            using var statement = new RowStatement(connection, transaction, sql);
            foreach (var (key, count) in sums)
                row(statement, key, count);
            return sums.Count;
        }
    }

    /// <returns>The number of first-time readers, by article.</returns>
    private static Dictionary<long, long> WriteReaders(SqliteConnection connection, SqliteTransaction transaction, Rollups rollups)
    {
        using var readers = new RowStatement(connection, transaction, ArticleReader);
        var fresh = new Dictionary<long, long>();
        foreach (var (key, reads) in rollups.Readers)
        {
            if (readers.Query(key.Article, key.Visitor, reads.Count, reads.First, reads.Last) == reads.Count)
                fresh[key.Article] = fresh.GetValueOrDefault(key.Article) + 1;
        }
        return fresh;
    }

    /// <returns>The number of visitors not seen before in the hour, by hour.</returns>
    private static Dictionary<long, long> WriteVisitors(SqliteConnection connection, SqliteTransaction transaction, Rollups rollups)
    {
        using var seen = new RowStatement(connection, transaction, "SELECT Hours FROM SiteVisitor WHERE Day = $0 AND VisitorId = $1");
        using var visitors = new RowStatement(connection, transaction, SiteVisitor);
        var fresh = new Dictionary<long, long>();
        foreach (var (key, hours) in rollups.Visitors)
        {
            var added = hours & ~(int)seen.Query(key.Day, key.Visitor);
            if (added == 0)
                continue;
            visitors.Run(key.Day, key.Visitor, hours);
            for (var hour = 0; hour < 24; hour++)
            {
                if ((added >> hour & 1) != 0)
                    fresh[key.Day + hour * 3600] = fresh.GetValueOrDefault(key.Day + hour * 3600) + 1;
            }
        }
        return fresh;
    }
}
