using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BlogApp.Data.Sqlite;

/// <summary>Ends a statement that takes long, which the driver itself cannot.</summary>
internal static class SqliteInterrupt
{
    /// <summary>While the result is not disposed, a cancellation ends the connection's running statement with an error.</summary>
    public static CancellationTokenRegistration InterruptOn(this SqliteConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.Register(static state => raw.sqlite3_interrupt(((SqliteConnection)state!).Handle!), connection);
}
