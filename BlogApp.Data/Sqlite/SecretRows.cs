using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

/// <summary>
/// Removes from a copy what must not outlive its day or its use: the salts that link a hash to a visitor, the sessions of
/// browsers, and the stamps that one-time links are made of.
/// </summary>
internal static class SecretRows
{
    // Everyone gets a new stamp. A link to set a password that was used after the backup would otherwise work again.
    private const string Sql = """
        PRAGMA journal_mode = DELETE;
        PRAGMA journal_mode = OFF;
        PRAGMA secure_delete = ON;
        DELETE FROM DailySalt;
        DELETE FROM UserSession;
        UPDATE User SET SecurityStamp = hex(randomblob(16));
        """;

    /// <exception cref="SqliteException">The copy cannot be written.</exception>
    public static void Remove(string copy)
    {
        using var connection = DatabaseBackup.Open(copy, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        // Neither the pages nor a journal keep what is deleted: the copy is worth nothing until it is complete.
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }
}
