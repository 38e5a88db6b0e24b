using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>
/// Rebuilds the derived totals (views and readers of articles, views and visitors of site hours) from the tables they
/// are sums of, in one transaction, and starts the live store again from the result. Hours, reader rows and facets are
/// left alone: which of them is right where they differ, no program can know. The audit tells of it.
/// </summary>
internal sealed class CountsRepair(SqliteWriter writer, LiveStores stores, TimeProvider clock)
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

    /// <param name="userId">The admin who asks for it; null on the command line.</param>
    /// <exception cref="StoreAwayException">The live store does not answer: then nothing was changed, or only SQL, and the repair is to be run again.</exception>
    public async Task RepairAsync(long? userId, CancellationToken cancellationToken)
    {
        await stores.Current.ReadAsync(new ReadQuery(clock.GetUtcNow(), 60, []), cancellationToken);
        using (var turn = await writer.EnterAsync(cancellationToken))
        {
            using var transaction = turn.Connection.BeginTransaction(deferred: false);
            using var command = turn.Connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Totals + Audit;
            command.Parameters.AddWithValue("$at", clock.GetUtcNow().UtcDateTime);
            command.Parameters.AddWithValue("$user", (object?)userId ?? DBNull.Value);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        await stores.RebuildAsync(stores.Current, cancellationToken);
    }
}
