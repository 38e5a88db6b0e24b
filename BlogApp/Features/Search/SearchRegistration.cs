namespace BlogApp.Features.Search;

internal static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services;

    public static void MapSearch(this WebApplication app)
    {
    }
}
