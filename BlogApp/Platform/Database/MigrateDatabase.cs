using BlogApp.Data;
using BlogApp.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Platform.Database;

/// <summary>Brings the database to the newest schema before anything else starts.</summary>
internal sealed class MigrateDatabase(SqliteWriter writer, IDbContextFactory<BlogDbContext> contexts) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Database.SetDbConnection(turn.Connection);
        if (!(await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;
        ForgetLock(turn.Connection);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>
    /// A row in this table is how EF keeps a second process from migrating, and it waits for that row to go, for ever.
    /// Where this process has come, the file's own lock says that there is no second one: whoever left the row was killed.
    /// </summary>
    private static void ForgetLock(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (command.ExecuteScalar() is not > 0L)
            return;
        command.CommandText = "DELETE FROM __EFMigrationsLock";
        command.ExecuteNonQuery();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
