using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Content.Bundle;
using BlogApp.Features.Content.Import;
using BlogApp.Features.Content.Import.Media;
using BlogApp.Features.Content.Studio;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Tasks;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Content;

internal static class ContentRegistration
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSettings<ContentSettings>("Content");
        services.AddSingleton(provider => new ContentUploads(provider.GetRequiredService<DataDirectory>()));
        services.AddHostedService<ClearUploadsAtStart>();
        services.AddScheduledJob<SweepUploads>(SweepUploads.Name, Phrase.Key("Deletes files that were uploaded to be imported, a day after they came"), "0 50 3 * * ?");
        services.AddTaskKind<ImportTask>(ImportTask.Kind, restartable: true, ImportTask.ResultAddress);
        services.AddTaskKind<ImportTask>(ImportTask.DryKind, restartable: true, ImportTask.ResultAddress);
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

    public static void MapContent(this WebApplication app) => app.MapContentDownloads();
}
