namespace BlogApp.Features.Analytics;

internal static class AnalyticsRegistration
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services;

    public static void UseAnalytics(this WebApplication app)
    {
    }

    public static void MapAnalytics(this WebApplication app)
    {
    }
}
