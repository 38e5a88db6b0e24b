using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

internal sealed class CountStore(SqliteFile file, SqliteWriter writer) : ICountStore
{
    public async Task<ICountTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        var turn = await writer.EnterAsync(cancellationToken);
        try
        {
            return new CountTransaction(turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    public Dictionary<string, long> ReadWatermarks()
    {
        using var connection = file.OpenReadOnly();
        return WatermarkTable.Read(connection, null);
    }

    public CountSnapshot ReadSnapshot(long since)
    {
        using var connection = file.OpenReadOnly();
        using var transaction = connection.BeginTransaction(deferred: true);
        return new CountSnapshot(
            WatermarkTable.Read(connection, transaction),
            Rows("SELECT coalesce(sum(Views), 0) FROM SiteHour", r => r.GetInt64(0))[0],
            Rows("SELECT Id, Views, Readers FROM Article WHERE Views > 0", r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))),
            Rows($"SELECT Hour, Views FROM SiteHour WHERE Hour >= {since}", r => (r.GetInt64(0), r.GetInt64(1))),
            Rows($"SELECT ArticleId, Hour, Views FROM ArticleHour WHERE Hour >= {since}", r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2))),
            // Two index ranges avoid scanning years of anonymous readers for the few accounts.
            Rows($"""
                SELECT ArticleId, VisitorId, Reads, LastRead FROM ArticleReader WHERE LastRead >= {since} AND VisitorId > 0
                UNION ALL
                SELECT r.ArticleId, r.VisitorId, r.Reads, r.LastRead FROM Article a JOIN ArticleReader r ON r.ArticleId = a.Id AND r.VisitorId < 0
                """,
                r => (r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3))),
            Rows($"SELECT Hour, Reason, Requests FROM SkippedHour WHERE Hour >= {since}", r => (r.GetInt64(0), r.GetString(1), r.GetInt64(2))));

        List<T> Rows<T>(string sql, Func<SqliteDataReader, T> row) => connection.Rows(sql, row, transaction);
    }
}
