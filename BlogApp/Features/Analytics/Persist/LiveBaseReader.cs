using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Reads from SQL, in one snapshot, what a live store starts from.</summary>
internal sealed class LiveBaseReader(string databaseFile, TimeProvider clock)
{
    /// <exception cref="SqliteException">SQL is away.</exception>
    public LiveBase Read()
    {
        using var connection = DataRegistration.OpenReadOnly(databaseFile);
        using var transaction = connection.BeginTransaction(deferred: true);
        var today = LiveTime.Day(clock.GetUtcNow().ToUnixTimeSeconds());
        long[] days = [today - LiveTime.DaySeconds, today, today + LiveTime.DaySeconds];
        var from = days[0];
        return new LiveBase(
            days,
            Watermarks.Read(connection, transaction),
            Rows("SELECT coalesce(sum(Views), 0) FROM SiteHour", r => r.GetInt64(0))[0],
            Rows("SELECT Id, Views, Readers FROM Article WHERE Views > 0", r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))),
            Rows($"SELECT Hour, Views FROM SiteHour WHERE Hour >= {from}", r => (r.GetInt64(0), r.GetInt64(1))),
            Rows($"SELECT ArticleId, Hour, Views FROM ArticleHour WHERE Hour >= {from}", r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))),
            // Two index ranges: a table of years of anonymous readers is not scanned for the few accounts.
            Rows($"""
                SELECT ArticleId, VisitorId, Reads, LastRead FROM ArticleReader WHERE LastRead >= {from} AND VisitorId > 0
                UNION ALL
                SELECT r.ArticleId, r.VisitorId, r.Reads, r.LastRead FROM Article a JOIN ArticleReader r ON r.ArticleId = a.Id AND r.VisitorId < 0
                """,
                r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3))),
            [.. Rows($"SELECT Hour, Reason, Requests FROM SkippedHour WHERE Hour >= {from}", r => (Hour: r.GetInt64(0), Reason: r.GetString(1), Requests: r.GetInt64(2)))
                .GroupBy(s => (Day: LiveTime.Day(s.Hour), s.Reason))
                .Select(g => (g.Key.Day, (byte)ViewHeader.ReasonOf(g.Key.Reason), g.Sum(s => s.Requests)))]);

        List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row) => connection.Rows(sql, row, transaction);
    }

    /// <summary>The watermarks alone.</summary>
    public Dictionary<string, long> ReadWatermarks()
    {
        using var connection = DataRegistration.OpenReadOnly(databaseFile);
        return Watermarks.Read(connection, null);
    }
}
