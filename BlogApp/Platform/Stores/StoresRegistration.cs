using BlogApp.Data.Sqlite;
using BlogApp.Platform.Redis;
using Microsoft.Data.Sqlite;

namespace BlogApp.Platform.Stores;

internal static class StoresRegistration
{
    /// <summary>Grades and breakers. Wants the clock, the data directory's database and the Redis connection registered, too.</summary>
    public static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<StoreBreakers>();
        services.AddHostedService(provider => provider.GetRequiredService<StoreBreakers>());
        services.AddSingleton(provider => new PlainSql(
            provider.GetRequiredService<DataDirectory.DataDirectory>().DatabaseFile, provider.GetRequiredService<StoreBreakers>().Sql));
        foreach (var store in new[] { StoreKind.LiveStore, StoreKind.Cache })
        {
            services.AddSingleton(provider => new StoreProbe(store, _ =>
                provider.GetRequiredService<RedisConnection>().PingAsync(provider.GetRequiredService<TimeProvider>())));
        }
        services.AddSingleton(provider => new StoreProbe(StoreKind.Sql, token =>
            ReadSchemaAsync(provider.GetRequiredService<DataDirectory.DataDirectory>().DatabaseFile, token)));
        return services;
    }

    private static async Task ReadSchemaAsync(string databaseFile, CancellationToken cancellationToken)
    {
        await using var connection = DataRegistration.OpenReadOnly(databaseFile);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        await command.ExecuteScalarAsync(cancellationToken);
    }
}
