using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>Reads rows with plain SQL, without EF.</summary>
public static class SqlRows
{
    /// <summary>All rows of a query.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">The query.</param>
    /// <param name="row">Converts the reader's current row.</param>
    /// <param name="transaction">The snapshot to read from, if any.</param>
    /// <param name="parameters">Names, each with its prefix, and values.</param>
    /// <exception cref="SqliteException">The database is unavailable.</exception>
    public static List<T> Rows<T>(
        this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, SqliteTransaction? transaction = null, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }
}
