using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>
/// The one connection that writes and checkpoints. Callers take turns, so writes have an order and never meet
/// SQLITE_BUSY inside the process, and every other connection can be read-only.
/// </summary>
public sealed class SqliteWriter(string databaseFile) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(1, 1);
    private SqliteConnection? _connection;

    /// <summary>Waits for the writing connection, open and ready. Dispose the turn to hand it on.</summary>
    /// <exception cref="SqliteException">The database cannot be opened.</exception>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return new Turn(this, Open());
        }
        catch
        {
            _turns.Release();
            throw;
        }
    }

    /// <summary>Whether this is the writing connection.</summary>
    public bool Owns(DbConnection connection) => ReferenceEquals(connection, _connection);

    private SqliteConnection Open()
    {
        if (_connection is { State: ConnectionState.Open })
            return _connection;
        _connection?.Dispose();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = databaseFile,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 5,
            ForeignKeys = true,
        }.ToString());
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // FULL: what the journal prunes after a commit must be on the disk, not only in the kernel.
            pragmas.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;";
            pragmas.ExecuteNonQuery();
        }
        catch
        {
            connection.Dispose();
            throw;
        }
        return _connection = connection;
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _turns.Dispose();
    }

    /// <summary>The right to write until disposed.</summary>
    public readonly struct Turn(SqliteWriter writer, SqliteConnection connection) : IDisposable
    {
        public SqliteConnection Connection { get; } = connection;

        public void Dispose() => writer._turns.Release();
    }
}
