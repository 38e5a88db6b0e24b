using System.Data.Common;

namespace BlogApp.Data.Storage;

/// <summary>Gives access to the writing connection. Callers take turns, so writes are ordered.</summary>
public interface IDatabaseWriter
{
    /// <summary>Waits for the open writing connection. Dispose the turn to release it.</summary>
    /// <exception cref="DbException">The database cannot be opened.</exception>
    Task<WritingTurn> EnterAsync(CancellationToken cancellationToken);

    /// <summary>Whether this is a writing connection.</summary>
    bool Owns(DbConnection connection);
}

/// <summary>The right to write until disposed.</summary>
public readonly struct WritingTurn(DbConnection connection, IDisposable turn) : IDisposable
{
    public DbConnection Connection { get; } = connection;

    public void Dispose() => turn.Dispose();
}
