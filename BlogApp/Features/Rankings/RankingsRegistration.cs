namespace BlogApp.Features.Rankings;

internal static class RankingsRegistration
{
    public static IServiceCollection AddRankings(this IServiceCollection services)
    {
        services.AddSingleton<RankingQueries>();
        return services;
    }

    public static void MapRankings(this WebApplication app)
    {
    }
}
