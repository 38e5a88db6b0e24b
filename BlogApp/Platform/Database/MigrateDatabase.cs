using BlogApp.Data;
using BlogApp.Data.Sqlite;
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
        await context.Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
