using BlogApp.Data.Storage;
using BlogApp.Platform.Redis;

namespace BlogApp.Platform.Stores;

internal static class StoresRegistration
{
    /// <summary>
    /// Registers grades and breakers. The clock, the database in the data directory and the Redis connection must also
    /// be registered.
    /// </summary>
    public static IServiceCollection AddStores(this IServiceCollection services)
    {
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<StoreBreakers>();
        services.AddSingleton(provider => new RawSql(
            provider.GetRequiredService<IPlainQueries>(), provider.GetRequiredService<StoreBreakers>().Sql));
        foreach (var store in new[] { StoreKind.LiveStore, StoreKind.Cache })
        {
            services.AddSingleton(provider => new StoreProbe(store, _ =>
                provider.GetRequiredService<RedisConnection>().PingAsync(provider.GetRequiredService<TimeProvider>())));
        }
        services.AddSingleton(provider => new StoreProbe(StoreKind.Sql, token => provider.GetRequiredService<IDatabaseInspector>().ProbeAsync(token)));
        return services;
    }
}
