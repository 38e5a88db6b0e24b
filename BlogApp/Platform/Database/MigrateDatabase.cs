using System.Reflection;
using BlogApp.Data;
using BlogApp.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BlogApp.Platform.Database;

/// <summary>Brings the database to the newest schema before anything else starts.</summary>
internal sealed class MigrateDatabase(SqliteWriter writer, IDbContextFactory<BlogDbContext> contexts) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        if (IsNewest(turn.Connection))
            return;
        ForgetLock(turn.Connection);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.SetDbConnection(turn.Connection);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>As EF would tell, without the tenth of a start that it takes to ask EF.</summary>
    private static bool IsNewest(SqliteConnection connection)
    {
        if (!Has(connection, "__EFMigrationsHistory"))
            return false;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        using var reader = command.ExecuteReader();
        var applied = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            applied.Add(reader.GetString(0));
        return typeof(BlogDbContext).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().All(applied.Contains);
    }

    /// <summary>
    /// A row in this table is how EF keeps a second process from migrating, and it waits for that row to go, for ever.
    /// Where this process has come, the file's own lock says that there is no second one: whoever left the row was killed.
    /// </summary>
    private static void ForgetLock(SqliteConnection connection)
    {
        if (!Has(connection, "__EFMigrationsLock"))
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

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
