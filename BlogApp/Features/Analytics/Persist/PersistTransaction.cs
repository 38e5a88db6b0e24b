using BlogApp.Features.Analytics.Live.Store;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

internal enum PersistOutcome
{
    /// <summary>The deltas are in every table they concern, and the watermarks say so.</summary>
    Persisted,

    /// <summary>SQL contained the cut before.</summary>
    AlreadyPersisted,

    /// <summary>SQL stands neither where the cut begins nor where it ends: the live store is stale or foreign.</summary>
    Mismatch,
}

/// <summary>
/// The one transaction by which counts enter SQL. The watermarks decide, inside it, whether the cut is added: so no
/// cut is added twice, whoever tries and however often.
/// </summary>
internal static class PersistTransaction
{
    public static (PersistOutcome Outcome, long Rows) Run(SqliteConnection connection, Cut cut, long now)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var watermarks = Watermarks.Read(connection, transaction);
        if (Watermarks.Stand(watermarks, cut.End, cut.Base))
            return (PersistOutcome.AlreadyPersisted, 0);
        if (!Watermarks.Stand(watermarks, cut.Base, cut.End))
            return (PersistOutcome.Mismatch, 0);
        var rows = RollupWriter.Write(connection, transaction, Rollups.Of(cut));
        Watermarks.Write(connection, transaction, cut.End, now);
        transaction.Commit();
        return (PersistOutcome.Persisted, rows);
    }
}
