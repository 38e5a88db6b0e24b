using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Articles;

internal static class ArticlesRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services
        .AddArticleRendering();

    public static void MapArticles(this WebApplication app)
    {
    }
}
