using BlogApp.Features.Analytics.Dashboard.Charts;
using BlogApp.Features.Analytics.Dashboard.Panels;
using BlogApp.Features.Analytics.Dashboard.Tiles;

namespace BlogApp.Features.Analytics.Dashboard;

internal static class DashboardRegistration
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton<SharedSparks>()
        .AddSingleton<SharedCharts>()
        .AddSingleton<TodayReading>()
        .AddSingleton<OwnArticles>()
        .AddSingleton<JobsReading>()
        .AddSingleton<AccountingReading>()
        .AddSingleton<KeyspaceReading>();
}
