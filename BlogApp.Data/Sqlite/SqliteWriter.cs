using System.Data;
using System.Data.Common;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>
/// The single connection that writes and checkpoints. Callers take turns, so writes are ordered and never see
/// SQLITE_BUSY within the process. All other connections can be read-only.
/// </summary>
public sealed class SqliteWriter(string databaseFile) : IDatabaseWriter, IDisposable
{
    private readonly SemaphoreSlim _turns = new(1, 1);
    private SqliteConnection? _connection;

    /// <summary>Waits for the open writing connection. Dispose the turn to release it.</summary>
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

    async Task<WritingTurn> IDatabaseWriter.EnterAsync(CancellationToken cancellationToken)
    {
        var turn = await EnterAsync(cancellationToken);
        return new WritingTurn(turn.Connection, turn);
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
            // FULL: the journal prunes after a commit, so the commit must be on disk, not only in the kernel.
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
