using BlogApp.Components.Layout;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Media.Fetching;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Upload;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Authors, 40, "/studio/media", Phrase.Key("Media"), 'm', """<path d="M3 5h18v14H3z"/><circle cx="8.500" cy="10" r="1.500"/><path d="M21 15l-5-5L6 19"/>"""));
        services.AddSettings<MediaSettings>("Media");
        services.AddSingleton(provider => new MediaFolder(provider.GetRequiredService<Platform.DataDirectory.DataDirectory>()));
        services.AddSingleton<MediaLibrary>();
        services.AddHostedService<SweepAtStart>();
        services.AddSingleton<MediaFetcher>();
        services.AddSingleton<PictureFetcher>();
        services.AddSingleton<MediaQueries>();
        services.AddSingleton<MediaUses>();
        services.AddSingleton<MediaCommands>();
        services.AddSingleton<PictureLibrary>();
        services.AddSingleton<PictureResizer>();
        services.AddSingleton<MissingCopies>();
        services.AddSingleton<ResizeRequests>();
        services.AddTaskKind<ResizeTask>(ResizeTask.Kind, Phrase.Key("Missing sizes of pictures"), restartable: true);
        return services.AddScheduledJob<SweepMedia>(SweepMedia.Name, Phrase.Key("Sweep media files"), Phrase.Key("Deletes the files that interrupted uploads left behind, and tells which are missing."), "0 40 4 * * ?");
    }

    public static void MapMedia(this WebApplication app)
    {
        app.MapUpload();
        app.MapMediaFiles();
    }
}
