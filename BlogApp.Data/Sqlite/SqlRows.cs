using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>Reading by plain SQL, where EF is not asked.</summary>
public static class SqlRows
{
    /// <summary>All rows of a query.</summary>
    /// <param name="connection">Open.</param>
    /// <param name="sql">The query.</param>
    /// <param name="row">Makes of the reader's present row what is wanted.</param>
    /// <param name="transaction">The snapshot to read from, if there is one.</param>
    /// <param name="parameters">Names, each with its sign, and values.</param>
    /// <exception cref="SqliteException">SQL is away.</exception>
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
