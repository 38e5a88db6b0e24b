using BlogApp.Components.Layout;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Media;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Import.Studio;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Import;

internal static class ImportRegistration
{
    public static IServiceCollection AddImport(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 30, "/admin/content", Phrase.Key("Import and export"), 'i', """<path d="M7 4v12M3.500 12.500L7 16l3.500-3.500M17 20V8M13.500 11.500L17 8l3.500 3.500"/>"""));
        services.AddSettings<ContentSettings>("Content");
        services.AddSingleton(provider => new ContentUploads(provider.GetRequiredService<DataDirectory>()));
        services.AddSingleton<ContentReader>();
        services.AddHostedService<ClearUploadsAtStart>();
        services.AddScheduledJob<SweepUploads>(SweepUploads.Name, Phrase.Key("Sweep old imports"), Phrase.Key("Deletes files that were uploaded to be imported, a day after they came"), "0 50 3 * * ?");
        services.AddTaskKind<ImportTask>(ImportTask.Kind, Phrase.Key("Import"), restartable: true, ImportTask.ResultAddress);
        services.AddTaskKind<ImportPreviewTask>(ImportTask.DryKind, Phrase.Key("Preview of an import"), restartable: true, ImportTask.ResultAddress);
        return services.AddImporters();
    }

    internal static IServiceCollection AddImporters(this IServiceCollection services) => services
        .AddSingleton<BulkArticleWriter>()
        .AddSingleton<OwnMediaImport>()
        .AddSingleton<MediaImport>()
        .AddSingleton<SiteImport>()
        .AddSingleton<Importer>()
        .AddSingleton<BundleWriter>();

    public static void MapImport(this WebApplication app) => app.MapContentDownloads();
}
