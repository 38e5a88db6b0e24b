using BlogApp.Components.Layout;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Caches;

internal static class CachesRegistration
{
    /// <summary>The caches for admins at <c>/admin/caches</c>.</summary>
    public static IServiceCollection AddCaches(this IServiceCollection services) => services
        .AddSingleton(new StudioEntry(StudioSection.Admins, 37, "/admin/caches", Phrase.Key("Caches"), 'h', """<path d="M13 2L4 14h7l-1 8 9-12h-7z"/>"""))
        .AddSingleton<CacheDayQuery>()
        .AddSingleton<RedisSlowLog>()
        .AddSingleton<CacheCommands>()
        .AddTaskKind<WarmCacheTask>(WarmCacheTask.Kind, Phrase.Key("Warm-up of the cache"), restartable: true);
}
