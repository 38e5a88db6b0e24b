using BlogApp.Components.Layout;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Caches;

internal static class CachesRegistration
{
    /// <summary>The caches for admins at <c>/admin/caches</c>.</summary>
    public static IServiceCollection AddCaches(this IServiceCollection services) => services
        .AddSingleton(new StudioEntry(StudioSection.Admins, 37, "/admin/caches", Phrase.Key("Caches"), 'h', """<ellipse cx="12" cy="6" rx="8" ry="3"/><path d="M4 6v12c0 1.700 3.600 3 8 3s8-1.300 8-3V6M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3"/>"""))
        .AddSingleton<CacheDayQuery>()
        .AddSingleton<RedisSlowLog>()
        .AddSingleton<CacheCommands>()
        .AddTaskKind<WarmCacheTask>(WarmCacheTask.Kind, Phrase.Key("Warm-up of the cache"), restartable: true);
}
