using BlogApp.Features.Caching.Invalidation;
using BlogApp.Features.Caching.Loading;
using BlogApp.Features.Caching.Pages;
using BlogApp.Features.Caching.Tiers;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.AddSettings<CachingSettings>("Caching");
        services.AddSingleton<CacheStatistics>();
        services.AddSingleton<Generations>();
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
        services.AddSingleton<SharedLog>();
        services.AddSingleton<SharedStore>();
        services.AddSingleton<Invalidations>();
        services.AddHostedService<SynchroniseInvalidations>();
        services.AddSingleton<CacheLoader>();
        services.AddSingleton<TieredCache>();
        services.AddSingleton<HybridCache>(provider => provider.GetRequiredService<TieredCache>());
        services.AddSingleton<ICacheInvalidator, CacheInvalidator>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<IPageEvictor>(provider => provider.GetRequiredService<PageCache>());
        return services;
    }

    public static void UsePageCache(this WebApplication app) => app.UseMiddleware<PageCacheMiddleware>();
}
