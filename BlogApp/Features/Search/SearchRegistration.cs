using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;

namespace BlogApp.Features.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchIndex>()
        .AddSingleton<SearchQueries>()
        .AddHostedService<KeepSearchIndex>()
        .AddScheduledJob<CareForSearch>(CareForSearch.JobName,
            Phrase.Key("Compares the search index with the articles, repairs what is missing and keeps it quick."), "0 20 4 * * ?");

    public static void MapSearch(this WebApplication app) => app.MapGet("/api/search", SearchEndpoint.GetAsync);
}
