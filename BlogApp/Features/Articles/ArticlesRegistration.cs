using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Studio;

namespace BlogApp.Features.Articles;

internal static class ArticlesRegistration
{
    public static IServiceCollection AddArticles(this IServiceCollection services) => services
        .AddArticleRendering()
        .AddSingleton<ArticleListQuery>();

    public static void MapArticles(this WebApplication app)
    {
    }
}
