using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Content.Bundle;
using BlogApp.Features.Content.Import;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Content;

internal static class ContentRegistration
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSettings<ContentSettings>("Content");
        return services.AddContentImport();
    }

    internal static IServiceCollection AddContentImport(this IServiceCollection services) => services
        .AddSingleton<BulkPublishing>()
        .AddSingleton<MediaFetcher>()
        .AddSingleton<OwnMediaImport>()
        .AddSingleton<MediaImport>()
        .AddSingleton<SiteImport>()
        .AddSingleton<Importer>()
        .AddSingleton<BundleWriter>();

    public static void MapContent(this WebApplication app)
    {
    }
}
