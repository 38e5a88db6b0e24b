using BlogApp.Data;
using BlogApp.Data.Sqlite;
using BlogApp.Data.Storage;
using BlogApp.Platform.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Platform.Stores;

public sealed class MigrateDatabaseTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-migrate-");
    private ServiceProvider _services = null!;

    private SqliteWriter Writer => _services.GetRequiredService<SqliteWriter>();

    public ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder.FullName, "blog.db");
        _services = new ServiceCollection().AddBlogDatabase(_ => file).BuildServiceProvider();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task DatabaseWithAnInterruptedMigration_IsMigratedAtTheNextStart()
    {
        await ExecuteAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-21 12:00:00');
            """);
        await MigrateAsync();
        Assert.Equal(0L, await ExecuteAsync("SELECT count(*) FROM Article"));
    }

    [Fact]
    public async Task DatabaseAtTheNewestSchema_IsNotMigrated()
    {
        await MigrateAsync();
        // A migration waits for such a row to disappear.
        await ExecuteAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-21 12:00:00')");
        await MigrateAsync();
        Assert.Equal(1L, await ExecuteAsync("SELECT count(*) FROM \"__EFMigrationsLock\""));
    }

    private Task MigrateAsync() => new MigrateDatabase(Writer, _services.GetRequiredService<IMigrationHistory>(), _services.GetRequiredService<IDbContextFactory<BlogDbContext>>())
        .StartAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    private async Task<object?> ExecuteAsync(string sql)
    {
        using var turn = await Writer.EnterAsync(CancellationToken.None);
        await using var command = turn.Connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
