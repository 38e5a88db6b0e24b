using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

/// <summary>Begins as a write transaction at once, so that nobody can change what it reads before it commits.</summary>
internal sealed class CountTransaction(SqliteWriter.Turn turn) : ICountTransaction
{
    private readonly SqliteTransaction _transaction = turn.Connection.BeginTransaction(deferred: false);

    public Dictionary<string, long> ReadWatermarks() => WatermarkTable.Read(turn.Connection, _transaction);

    public long Add(Rollups rollups) => RollupWriter.Write(turn.Connection, _transaction, rollups);

    public void WriteWatermarks(IReadOnlyDictionary<string, long> end, long now) => WatermarkTable.Write(turn.Connection, _transaction, end, now);

    public void Commit() => _transaction.Commit();

    public void Dispose()
    {
        try
        {
            _transaction.Dispose();
        }
        finally
        {
            turn.Dispose();
        }
    }
}
