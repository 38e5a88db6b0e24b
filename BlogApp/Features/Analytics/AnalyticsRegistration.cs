using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.History;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Live.Stream;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Articles.Studio;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

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
        services.AddHostedService<CountingService>();
        return services;
    }

    public static void UseAnalytics(this WebApplication app) => app.UseMiddleware<ViewTicketMiddleware>();

    public static void MapAnalytics(this WebApplication app) => app.MapLive();

    private static void AddCollect(this IServiceCollection services)
    {
        services.AddSingleton<Journals>();
        services.AddSingleton<DailySalts>();
        services.AddSingleton<UserAgentCache>();
        services.AddSingleton<VisitorIdentity>();
        services.AddSingleton<ReferrerSpam>();
        services.AddSingleton<ViewIngestion>();
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
        services.AddSingleton<IArticleNumbers, LiveArticleNumbers>();
        services.AddSingleton<LiveBroadcast>();
        services.AddSingleton<MinuteHistory>();
        services.AddScheduledJob<TrimPresence>(TrimPresence.Name, Phrase.Key("Trim who is here"), Phrase.Key("Drops visitors who have left from the sets of who is here"), "20 * * * * ?");
    }

    private static void AddPersist(this IServiceCollection services)
    {
        services.AddSingleton<LiveBaseReader>();
        services.AddSingleton<WatermarkRepair>();
        services.AddSingleton<Persister>();
        services.AddScheduledJob<PersistCounts>(PersistCounts.Name, Phrase.Key("Persist view counts"), Phrase.Key("Writes the counted views into SQL"), "0 * * * * ?");
    }

    private static void AddVerify(this IServiceCollection services)
    {
        services.AddSingleton<CountsVerifier>();
        services.AddSingleton<CountsRepair>();
        services.AddTaskKind<VerifyTask>(VerifyTask.Kind, Phrase.Key("Verification of the counts"), restartable: true);
    }
}
