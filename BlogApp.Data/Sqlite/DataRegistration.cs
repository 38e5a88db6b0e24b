using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlogApp.Data.Sqlite;

public static class DataRegistration
{
    /// <summary>Registers <see cref="BlogDbContext"/> (scoped and by factory) over one SQLite file, and its writer.</summary>
    /// <param name="configure">Further options, such as an execution strategy.</param>
    public static IServiceCollection AddBlogDatabase(this IServiceCollection services, Func<IServiceProvider, string> databaseFile,
        Action<IServiceProvider, SqliteDbContextOptionsBuilder>? configure = null)
    {
        services.AddSingleton(provider => new SqliteWriter(databaseFile(provider)));
        services.AddDbContextFactory<BlogDbContext>((provider, options) =>
            options.UseSqlite(ReadOnly(databaseFile(provider)), sqlite => configure?.Invoke(provider, sqlite))
                // Whoever catches the exception tells it once; with a dead database these would be a stack or two for every request.
                .ConfigureWarnings(static warnings => warnings.Log(
                    (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug))));
        return services;
    }

    /// <summary>
    /// For a connection that reads beside the writer. In WAL mode a reader waits for nobody but a foreign process that
    /// has the whole file locked, so it waits a second at the most.
    /// </summary>
    public static string ReadOnly(string databaseFile) => new SqliteConnectionStringBuilder
    {
        DataSource = databaseFile,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 1,
    }.ToString();

    /// <summary>Opens such a connection, for SQL that EF is not asked for.</summary>
    public static SqliteConnection OpenReadOnly(string databaseFile)
    {
        var connection = new SqliteConnection(ReadOnly(databaseFile));
        connection.Open();
        return connection;
    }
}
