namespace BlogApp.Data.Analytics.Stores;

/// <summary>Keeps the counts in SQL: persisting adds to them, and a live store starts from them.</summary>
public interface ICountStore
{
    /// <summary>Waits for the writer's turn and begins a transaction that excludes other writers. Reads inside it stay valid until it ends.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is unavailable.</exception>
    Task<ICountTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>The last batch of each writer that SQL contains, keyed by writer.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is unavailable.</exception>
    Dictionary<string, long> ReadWatermarks();

    /// <summary>The data that a live store starts from, in one consistent snapshot.</summary>
    /// <param name="since">Unix seconds. Older hours and anonymous readers are left out.</param>
    /// <exception cref="System.Data.Common.DbException">The database is unavailable.</exception>
    CountSnapshot ReadSnapshot(long since);
}

/// <summary>One transaction on the counts. Dispose releases the turn and rolls back uncommitted changes.</summary>
public interface ICountTransaction : IDisposable
{
    /// <summary>The last batch of each writer that SQL contains, keyed by writer.</summary>
    Dictionary<string, long> ReadWatermarks();

    /// <summary>Adds to every table that a hit affects.</summary>
    /// <returns>Rows written.</returns>
    long Add(Rollups rollups);

    /// <param name="end">The last batch of each writer that SQL will contain, keyed by writer. Other writers keep theirs.</param>
    /// <param name="now">Unix seconds.</param>
    void WriteWatermarks(IReadOnlyDictionary<string, long> end, long now);

    void Commit();
}

/// <param name="Articles">Articles that have views.</param>
/// <param name="Readers">All reads by accounts, and reads by anonymous visitors since the given time.</param>
/// <param name="Skipped">By hour and name of the reason.</param>
public sealed record CountSnapshot(
    IReadOnlyDictionary<string, long> Watermarks,
    long ViewsTotal,
    IReadOnlyList<(long ArticleId, long Views, long Readers)> Articles,
    IReadOnlyList<(long Hour, long Views)> SiteHours,
    IReadOnlyList<(long ArticleId, long Hour, long Views)> ArticleHours,
    IReadOnlyList<(long ArticleId, long VisitorId, long Reads, long LastRead)> Readers,
    IReadOnlyList<(long Hour, string Reason, long Requests)> Skipped);
