using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>The database file, and how to read it alongside the writer.</summary>
/// <param name="pooled">False for a file that is soon moved or deleted: a pool would hold it open.</param>
public sealed class SqliteFile(string path, bool pooled = true)
{
    public string Path { get; } = path;

    /// <summary>
    /// Connection string for reading alongside the writer. In WAL mode a reader waits only for a foreign process that has
    /// locked the whole file, so it waits a second at most.
    /// </summary>
    public string ReadOnly => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 1,
        Pooling = pooled,
    }.ToString();

    /// <summary>Opens such a connection for SQL that does not go through EF.</summary>
    /// <exception cref="SqliteException">The database is unavailable.</exception>
    public SqliteConnection OpenReadOnly()
    {
        var connection = new SqliteConnection(ReadOnly);
        connection.Open();
        return connection;
    }
}
