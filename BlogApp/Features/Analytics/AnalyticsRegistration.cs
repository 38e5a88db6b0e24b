using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Collect.Journal;
using BlogApp.Features.Analytics.Collect.Visitors;
using BlogApp.Features.Analytics.Dashboard;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Presence;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Live.Stream;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics;

internal static class AnalyticsRegistration
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services)
    {
        services.AddSettings<AnalyticsSettings>("Analytics");
        services.AddCollect();
        services.AddLive();
        services.AddPersist();
        services.AddVerify();
        services.AddDashboard();
        services.AddHostedService<CountingService>();
        return services;
    }

    public static void UseAnalytics(this WebApplication app) => app.UseMiddleware<CountViews>();

    public static void MapAnalytics(this WebApplication app) => app.MapLive();

    private static void AddCollect(this IServiceCollection services)
    {
        services.AddSingleton<Journals>();
        services.AddSingleton<DailySalts>();
        services.AddSingleton<AgentVerdicts>();
        services.AddSingleton<VisitorIdentity>();
        services.AddSingleton<ViewRecorder>();
        services.AddScoped<IViewCounter, ViewCounter>();
    }

    private static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<LiveStores>();
        services.AddSingleton<PresenceMarks>();
        services.AddSingleton<HitPump>();
        services.AddSingleton<ArticleNames>();
        services.AddSingleton<ArticleSlugs>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<LiveBroadcast>();
        services.AddSingleton(provider => new MinuteHistory(
            provider.GetRequiredService<SqliteWriter>(), provider.GetRequiredService<StoreHealth>(), DatabaseFile(provider)));
        services.AddScheduledJob<TrimPresence>(TrimPresence.Name, Phrase.Key("Drops visitors who have left from the sets of who is here"), "0 * * * * ?");
    }

    private static void AddPersist(this IServiceCollection services)
    {
        services.AddSingleton(provider => new LiveBaseReader(DatabaseFile(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WatermarkRepair>();
        services.AddSingleton<Persister>();
        services.AddScheduledJob<PersistCounts>(PersistCounts.Name, Phrase.Key("Writes the counted views into SQL"), "0 * * * * ?");
    }

    private static void AddVerify(this IServiceCollection services)
    {
        services.AddSingleton(provider => new CountsVerifier(
            DatabaseFile(provider), provider.GetRequiredService<LiveStores>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CountsRepair>();
        services.AddSingleton<Verification>();
    }

    private static string DatabaseFile(IServiceProvider provider) => provider.GetRequiredService<DataDirectory>().DatabaseFile;
}
