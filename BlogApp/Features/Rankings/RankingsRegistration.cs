using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Rankings;

internal static class RankingsRegistration
{
    public static IServiceCollection AddRankings(this IServiceCollection services)
    {
        services.AddSingleton<RankingQueries>();
        services.AddSingleton<RankingSchedule>();
        services.AddScheduledJob<RankHot>(RankHot.JobName, Phrase.Key("Rank hot articles"),
            Phrase.Key("Ranks the articles by how much they are read: in the last 24 hours, 7 and 30 days, and ever."), "5 */10 * * * ?");
        services.AddHostedService<RankAtStart>();
        return services;
    }

    public static void MapRankings(this WebApplication app) => app.MapGet("/api/rankings", RankingEndpoint.GetAsync);
}
