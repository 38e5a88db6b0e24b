using BlogApp.Components.Slots;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Jobs;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Parts;
using BlogApp.Features.Search.Queries;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchIndex>()
        .AddSingleton<SearchQueries>()
        .AddSingleton<ISimilarArticles, SimilarArticles>()
        .AddSlotContent<HeaderSearch>(SlotPlace.SearchBox)
        .AddHostedService<SearchIndexer>()
        .AddScheduledJob<MaintainSearchIndex>(MaintainSearchIndex.JobName, Phrase.Key("Care for search"),
            Phrase.Key("Compares the search index with the articles, repairs what is missing and keeps it quick."), "0 20 4 * * ?");

    public static void MapSearch(this WebApplication app) => app.MapGet("/api/search", SearchEndpoint.GetAsync);
}
