using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

/// <summary>The last batch of each writer that SQL contains.</summary>
internal static class WatermarkTable
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
}
