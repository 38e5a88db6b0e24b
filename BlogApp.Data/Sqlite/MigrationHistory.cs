using System.Data.Common;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

internal sealed class MigrationHistory : IMigrationHistory
{
    public IReadOnlySet<string>? Applied(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        return Has(sqlite, "__EFMigrationsHistory")
            ? sqlite.Rows("SELECT MigrationId FROM __EFMigrationsHistory", static row => row.GetString(0)).ToHashSet(StringComparer.Ordinal)
            : null;
    }

    public void ForgetLock(DbConnection connection)
    {
        if (!Has((SqliteConnection)connection, "__EFMigrationsLock"))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM __EFMigrationsLock";
        command.ExecuteNonQuery();
    }

    private static bool Has(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return command.ExecuteScalar() is > 0L;
    }
}
