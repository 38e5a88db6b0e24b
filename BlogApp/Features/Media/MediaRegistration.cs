using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Media.Serving;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Upload;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddSettings<MediaSettings>("Media");
        services.AddSingleton(provider => new MediaFolder(provider.GetRequiredService<Platform.DataDirectory.DataDirectory>()));
        services.AddSingleton<MediaLibrary>();
        services.AddHostedService<SweepAtStart>();
        services.AddSingleton<MediaQueries>();
        services.AddSingleton<MediaUses>();
        services.AddSingleton<MediaCommands>();
        return services.AddScheduledJob<SweepMedia>(SweepMedia.Name, Phrase.Key("Deletes the files that interrupted uploads left behind, and tells which are missing."), "0 40 4 * * ?");
    }

    public static void MapMedia(this WebApplication app)
    {
        app.MapUpload();
        app.MapMediaFiles();
    }
}
