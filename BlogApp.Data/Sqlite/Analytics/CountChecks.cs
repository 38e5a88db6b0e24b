using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

internal sealed class CountChecks(SqliteFile file, SqliteWriter writer) : ICountChecks
{
    private const string Totals = $"""
        UPDATE Article SET Views = coalesce((SELECT sum(Views) FROM ArticleHour h WHERE h.ArticleId = Article.Id), 0),
            Readers = (SELECT count(*) FROM ArticleReader r WHERE r.ArticleId = Article.Id);
        DELETE FROM SiteHour;
        WITH RECURSIVE {SqlChecks.VisitorsOfHours},
            views AS (SELECT Hour, sum(Views) AS Views FROM ArticleHour GROUP BY Hour)
        INSERT INTO SiteHour (Hour, Views, Visitors)
        SELECT p.Hour, coalesce(v.Views, 0), coalesce(s.Visitors, 0)
        FROM (SELECT Hour FROM views UNION SELECT Hour FROM seen) p
            LEFT JOIN views v ON v.Hour = p.Hour LEFT JOIN seen s ON s.Hour = p.Hour;
        """;

    private const string Audit = "INSERT INTO AuditEntry (At, UserId, Action, Subject) VALUES ($at, $user, 'counts.repair', 'totals');";

    public IEnumerable<(CountCheck Check, IEnumerable<(string Place, long Expected, long Found)> Places)> Compare(CancellationToken cancellationToken)
    {
        using var connection = file.OpenReadOnly();
        using var snapshot = connection.BeginTransaction(deferred: true);
        foreach (var (check, sql) in SqlChecks.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var command = connection.CreateCommand();
            command.Transaction = snapshot;
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            yield return (check, Rows(reader));
        }

        static IEnumerable<(string, long, long)> Rows(SqliteDataReader reader)
        {
            while (reader.Read())
                yield return (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
        }
    }

    public CountTotals ReadTotals()
    {
        using var connection = file.OpenReadOnly();
        using var snapshot = connection.BeginTransaction(deferred: true);
        var articles = connection.Rows("SELECT Id, Slug, Views FROM Article", static row => (row.GetInt64(0), row.GetString(1), row.GetInt64(2)), snapshot);
        var views = connection.Rows("SELECT coalesce(sum(Views), 0) FROM SiteHour", static row => row.GetInt64(0), snapshot)[0];
        return new CountTotals(WatermarkTable.Read(connection, snapshot), views, articles);
    }

    public async Task RepairAsync(DateTime now, long? userId, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        using var transaction = turn.Connection.BeginTransaction(deferred: false);
        using var command = turn.Connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Totals + Audit;
        command.Parameters.AddWithValue("$at", now);
        command.Parameters.AddWithValue("$user", (object?)userId ?? DBNull.Value);
        command.ExecuteNonQuery();
        transaction.Commit();
    }
}
