using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Writer to the last batch that SQL contains; a writer that is not listed stands at 0.</summary>
internal static class Watermarks
{
    public static Dictionary<string, long> Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT Writer, Seq FROM Watermark";
        using var reader = command.ExecuteReader();
        var watermarks = new Dictionary<string, long>();
        while (reader.Read())
            watermarks[reader.GetString(0)] = reader.GetInt64(1);
        return watermarks;
    }

    public static void Write(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyDictionary<string, long> end, long now)
    {
        using var marks = new RowStatement(connection, transaction, """
            INSERT INTO Watermark (Writer, Seq, UpdatedAt) VALUES ($0, $1, $2)
            ON CONFLICT (Writer) DO UPDATE SET Seq = excluded.Seq, UpdatedAt = excluded.UpdatedAt WHERE Seq <> excluded.Seq
            """);
        foreach (var (writer, seq) in end)
            marks.Run(writer, seq, now);
    }

    /// <summary>Whether the watermarks equal the vector, for every writer that the cut concerns.</summary>
    /// <param name="watermarks">What SQL holds.</param>
    /// <param name="vector">Where they should stand.</param>
    /// <param name="other">The cut's other vector: it may name writers that the first leaves out.</param>
    public static bool Stand(Dictionary<string, long> watermarks, IReadOnlyDictionary<string, long> vector, IReadOnlyDictionary<string, long> other) =>
        vector.Keys.Union(other.Keys).All(writer => watermarks.GetValueOrDefault(writer) == vector.GetValueOrDefault(writer));
}
