using BlogApp.Platform.Caching.Invalidation;
using BlogApp.Platform.Caching.Loading;
using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddSettings<CachingSettings>("Caching");
        services.AddSingleton<CacheStatistics>();
        services.AddSingleton<CachePurge>();
        services.AddSingleton<InvalidationVersions>();
        services.AddSingleton(provider =>
        {
            var settings = provider.GetRequiredService<IOptions<CachingSettings>>().Value;
            return new MemoryTier(settings.MemoryEntries, (long)settings.MemoryMegabytes << 20);
        });
        services.AddSingleton<RedisBreaker>();
        services.AddSingleton<RedisCommands>();
        services.AddSingleton<RedisTier>();
        services.AddSingleton<RedisKeyspace>();
        services.AddSingleton<CacheSerializer>();
        services.AddSingleton<InvalidationLog>();
        services.AddSingleton<InvalidationStore>();
        services.AddSingleton<Invalidations>();
        services.AddHostedService<SynchronizeInvalidations>();
        services.AddSingleton<CacheLoader>();
        services.AddSingleton<TieredCache>();
        services.AddSingleton<HybridCache>(provider => provider.GetRequiredService<TieredCache>());
        services.AddSingleton<ICacheInvalidator, CacheInvalidator>();
        services.AddScoped<PageTags>();
        return services;
    }
}
