using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

/// <summary>A statement with parameters $0, $1, … prepared once and run for many rows.</summary>
internal sealed class RowStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public RowStatement(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        _command = connection.CreateCommand();
        _command.Transaction = transaction;
        _command.CommandText = sql;
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        _command.ExecuteNonQuery();
    }

    /// <returns>The number in the first row; 0 when there is no row.</returns>
    public long Query(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return _command.ExecuteScalar() is long number ? number : 0;
    }

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (_command.Parameters.Count <= i)
                _command.Parameters.AddWithValue("$" + i, values[i]);
            else
                _command.Parameters[i].Value = values[i];
        }
    }

    public void Dispose() => _command.Dispose();
}
