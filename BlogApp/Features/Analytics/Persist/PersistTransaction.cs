using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Analytics.Persist;

internal enum PersistOutcome
{
    /// <summary>The deltas are in all tables, and the watermarks are updated.</summary>
    Persisted,

    /// <summary>SQL already contained the cut.</summary>
    AlreadyPersisted,

    /// <summary>SQL is neither where the cut begins nor where it ends, or deltas are missing: the live store is stale or damaged.</summary>
    Mismatch,

    /// <summary>The cut names a writer that SQL does not list: the live store belongs to another blog.</summary>
    Foreign,
}

/// <summary>
/// The only transaction that adds counts to SQL. Inside it, the watermarks decide whether the cut is added. No cut is
/// added twice, whoever tries and however often.
/// </summary>
internal static class PersistTransaction
{
    /// <param name="transaction">A transaction in which nothing has been done yet.</param>
    /// <param name="cut">The cut to add.</param>
    /// <param name="own">The writers whose journals this process holds. Those that SQL does not list are registered first.</param>
    /// <param name="now">Unix seconds.</param>
    public static (PersistOutcome Outcome, long Rows) Run(ICountTransaction transaction, Cut cut, IEnumerable<string> own, long now)
    {
        var watermarks = transaction.ReadWatermarks();
        var registered = Watermarks.Register(watermarks, own);
        var outcome = Watermarks.Judge(watermarks, cut);
        var rows = 0L;
        if (outcome is PersistOutcome.Persisted)
        {
            rows = transaction.Add(CutRollups.FromCut(cut));
            Failpoint.Pass(FailpointNames.InTransaction);
            foreach (var (writer, seq) in cut.End)
                watermarks[writer] = seq;
        }
        if (registered || outcome is PersistOutcome.Persisted)
        {
            transaction.WriteWatermarks(watermarks, now);
            Failpoint.Pass(FailpointNames.BeforeCommit);
            transaction.Commit();
            Failpoint.Pass(FailpointNames.AfterCommit);
        }
        return (outcome, rows);
    }
}
