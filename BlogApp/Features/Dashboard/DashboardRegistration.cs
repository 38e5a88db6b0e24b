using BlogApp.Components.Layout;
using BlogApp.Features.Dashboard.Charts;
using BlogApp.Features.Dashboard.Panels;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Dashboard;

internal static class DashboardRegistration
{
    public static IServiceCollection AddDashboard(this IServiceCollection services) => services
        .AddSingleton(new StudioEntry(StudioSection.Authors, 10, "/studio", Phrase.Key("Dashboard"), 'd', """<path d="M4 19V11M10 19V5M16 19v-6M22 19H2"/>""", Exact: true, Others: ["/studio/machinery"]))
        .AddSingleton<SharedSparks>()
        .AddSingleton<SharedCharts>()
        .AddSingleton<TodayQuery>()
        .AddSingleton<OwnArticles>()
        .AddSingleton<JobsQuery>()
        .AddSingleton<AccountingQuery>()
        .AddSingleton<KeyspaceQuery>();
}
