using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Features.Articles.Rendering;

internal static class RenderingRegistration
{
    public static IServiceCollection AddArticleRendering(this IServiceCollection services) => services
        .AddSingleton(provider => new PictureSizes(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider,
            provider.GetService<MediaFolder>() is { } folder ? new PhysicalFileProvider(folder.Root) : null))
        .AddSingleton(provider => new FurtherLanguages(new GrammarReader(new Grammars().Load, GrammarLimits.Default, provider.GetRequiredService<ILogger<GrammarReader>>())))
        .AddSingleton<ArticleMarkdown>();
}
