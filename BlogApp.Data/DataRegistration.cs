using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Comments;
using BlogApp.Data.Giveaways;
using BlogApp.Data.Search;
using BlogApp.Data.Sqlite;
using BlogApp.Data.Sqlite.Analytics;
using BlogApp.Data.Sqlite.Giveaways;
using BlogApp.Data.Sqlite.Search;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlogApp.Data;

public static class DataRegistration
{
    /// <summary>
    /// Registers <see cref="BlogDbContext"/> (scoped and by factory) on one SQLite file, its writer, and all services
    /// that use SQLite's own SQL.
    /// </summary>
    /// <param name="strategy">The strategy EF runs queries and saves through, if not its own.</param>
    public static IServiceCollection AddBlogDatabase(this IServiceCollection services, Func<IServiceProvider, string> databaseFile,
        Func<IServiceProvider, ExecutionStrategyDependencies, IExecutionStrategy>? strategy = null)
    {
        services.AddSqlite(databaseFile);
        services.AddDbContextFactory<BlogDbContext>((provider, options) =>
            options.UseSqlite(provider.GetRequiredService<SqliteFile>().ReadOnly, sqlite =>
                {
                    if (strategy is not null)
                        sqlite.ExecutionStrategy(ef => strategy(provider, ef));
                })
                // Whoever catches the exception logs it once. With a dead database, EF would log one or two stack traces for every request.
                .ConfigureWarnings(static warnings => warnings.Log(
                    (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug))));
        return services;
    }

    /// <summary>The file in a connection string; empty when it names none.</summary>
    /// <exception cref="ArgumentException">It is not a SQLite connection string.</exception>
    public static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;

    private static void AddSqlite(this IServiceCollection services, Func<IServiceProvider, string> databaseFile)
    {
        services.AddSingleton(provider => new SqliteFile(databaseFile(provider)));
        services.AddSingleton(provider => new SqliteWriter(databaseFile(provider)));
        services.AddSingleton<IDatabaseWriter>(provider => provider.GetRequiredService<SqliteWriter>());
        services.AddSingleton<IDatabaseInspector, DatabaseInspector>();
        services.AddSingleton<IDatabaseSchema, DatabaseSchema>();
        services.AddSingleton<IDatabaseBackup, DatabaseBackup>();
        services.AddSingleton<IDatabaseCare, DatabaseCare>();
        services.AddSingleton<IMigrationHistory, MigrationHistory>();
        services.AddSingleton<IPlainQueries, PlainQueries>();
        services.AddSingleton<ICountStore, CountStore>();
        services.AddSingleton<ICountChecks, CountChecks>();
        services.AddSingleton<IMinuteStore, MinuteStore>();
        services.AddSingleton<IRankingStore, RankingStore>();
        services.AddSingleton<ISearchIndexReader, SearchIndexReader>();
        services.AddSingleton<ISearchIndexWriter, SearchIndexWriter>();
        services.AddSingleton<ICommentStore, CommentStore>();
        services.AddSingleton<IClaimStore, ClaimStore>();
    }
}
