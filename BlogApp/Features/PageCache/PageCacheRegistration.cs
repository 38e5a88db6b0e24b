using BlogApp.Platform.Caching;

namespace BlogApp.Features.PageCache;

internal static class PageCacheRegistration
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services
        .AddSingleton<RenderedPages>()
        .AddSingleton<ICacheContents>(provider => provider.GetRequiredService<RenderedPages>())
        .AddSingleton<IPageEvictor>(provider => provider.GetRequiredService<RenderedPages>());

    /// <summary>Answers reader pages, rendered or cached. Comes before routing and after the counting of views.</summary>
    public static void UsePageCache(this WebApplication app) => app.UseMiddleware<PageCacheMiddleware>();
}
