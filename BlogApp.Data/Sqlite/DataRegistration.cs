using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Data.Sqlite;

public static class DataRegistration
{
    /// <summary>Registers <see cref="BlogDbContext"/> (scoped and by factory) over one SQLite file, and its writer.</summary>
    public static IServiceCollection AddBlogDatabase(this IServiceCollection services, Func<IServiceProvider, string> databaseFile)
    {
        services.AddSingleton(provider => new SqliteWriter(databaseFile(provider)));
        services.AddDbContextFactory<BlogDbContext>((provider, options) => options.UseSqlite(ReadOnly(databaseFile(provider))));
        return services;
    }

    private static string ReadOnly(string databaseFile) => new SqliteConnectionStringBuilder
    {
        DataSource = databaseFile,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 5,
    }.ToString();
}
