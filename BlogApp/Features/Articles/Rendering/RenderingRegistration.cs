using BlogApp.Features.Articles.Rendering.Pictures;

namespace BlogApp.Features.Articles.Rendering;

internal static class RenderingRegistration
{
    public static IServiceCollection AddArticleRendering(this IServiceCollection services) => services
        .AddSingleton(provider => new PictureSizes(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider))
        .AddSingleton<ArticleMarkdown>();
}
