namespace BlogApp.Features.Articles;

internal static class ArticlesRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services;

    public static void MapArticles(this WebApplication app)
    {
    }
}
