using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Failpoints;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

internal enum PersistOutcome
{
    /// <summary>The deltas are in every table they concern, and the watermarks say so.</summary>
    Persisted,

    /// <summary>SQL contained the cut before.</summary>
    AlreadyPersisted,

    /// <summary>SQL stands neither where the cut begins nor where it ends, or deltas are missing: the live store is stale or damaged.</summary>
    Mismatch,

    /// <summary>The cut names a writer that SQL does not list: the live store is another blog's.</summary>
    Foreign,
}

/// <summary>
/// The one transaction by which counts enter SQL. The watermarks decide, inside it, whether the cut is added: so no
/// cut is added twice, whoever tries and however often.
/// </summary>
internal static class PersistTransaction
{
    /// <param name="connection">The writing connection.</param>
    /// <param name="cut">What to add.</param>
    /// <param name="own">The writers whose journals this process holds: those SQL has never heard of are listed first.</param>
    /// <param name="now">Unix seconds.</param>
    public static (PersistOutcome Outcome, long Rows) Run(SqliteConnection connection, Cut cut, IEnumerable<string> own, long now)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var watermarks = Watermarks.Read(connection, transaction);
        var registered = Watermarks.Register(watermarks, own);
        var outcome = Watermarks.Judge(watermarks, cut);
        var rows = 0L;
        if (outcome is PersistOutcome.Persisted)
        {
            rows = RollupWriter.Write(connection, transaction, Rollups.Of(cut));
            Failpoint.Pass(FailpointNames.InTransaction);
            foreach (var (writer, seq) in cut.End)
                watermarks[writer] = seq;
        }
        if (registered || outcome is PersistOutcome.Persisted)
        {
            Watermarks.Write(connection, transaction, watermarks, now);
            Failpoint.Pass(FailpointNames.BeforeCommit);
            transaction.Commit();
            Failpoint.Pass(FailpointNames.AfterCommit);
        }
        return (outcome, rows);
    }
}
