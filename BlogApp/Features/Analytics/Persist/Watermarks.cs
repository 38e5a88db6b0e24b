using System.Collections.Immutable;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Writer to the last batch that SQL contains. Only writers of this blog are listed; a new one stands at 0.</summary>
internal static class Watermarks
{
    public static Dictionary<string, long> Read(SqliteConnection connection, SqliteTransaction? transaction) =>
        connection.Rows("SELECT Writer, Seq FROM Watermark", static row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), transaction).ToDictionary();

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyDictionary<string, long> end, long now)
    {
        using var marks = new RowStatement(connection, transaction, """
            INSERT INTO Watermark (Writer, Seq, UpdatedAt) VALUES ($0, $1, $2)
            ON CONFLICT (Writer) DO UPDATE SET Seq = excluded.Seq, UpdatedAt = excluded.UpdatedAt WHERE Seq <> excluded.Seq
            """);
        foreach (var (writer, seq) in end)
            marks.Run(writer, seq, now);
    }

    /// <summary>Lists those of the writers that are not listed yet.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Register(Dictionary<string, long> watermarks, IEnumerable<string> writers)
    {
        var before = watermarks.Count;
        foreach (var writer in writers)
            watermarks.TryAdd(writer, 0);
        return watermarks.Count > before;
    }

    /// <summary>
    /// Whether a cut is to be added, by where SQL stands. A cut that names a writer SQL does not list comes from a
    /// foreign store, one that leaves a writer out of whom SQL has batches from a stale one, and one that misses deltas
    /// from a damaged one: they match nothing.
    /// </summary>
    public static PersistOutcome Judge(Dictionary<string, long> watermarks, Cut cut)
    {
        if (!cut.End.Keys.All(watermarks.ContainsKey))
            return PersistOutcome.Foreign;
        foreach (var (writer, seq) in watermarks)
        {
            if (seq > 0 && !cut.End.ContainsKey(writer))
                return PersistOutcome.Mismatch;
        }
        if (Stand(watermarks, cut.End, cut.Base))
            return PersistOutcome.AlreadyPersisted;
        return cut.Whole && Stand(watermarks, cut.Base, cut.End) ? PersistOutcome.Persisted : PersistOutcome.Mismatch;
    }

    /// <summary>Whether the watermarks equal the vector, for every writer that the cut names in either of its vectors.</summary>
    private static bool Stand(Dictionary<string, long> watermarks, ImmutableDictionary<string, long> vector, ImmutableDictionary<string, long> other)
    {
        foreach (var (writer, seq) in vector)
        {
            if (!watermarks.TryGetValue(writer, out var stands) || stands != seq)
                return false;
        }
        foreach (var (writer, _) in other)
        {
            if (!vector.ContainsKey(writer) && (!watermarks.TryGetValue(writer, out var stands) || stands != 0))
                return false;
        }
        return true;
    }
}
