using BlogApp.Components.Slots;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.External;

internal static class ExternalRegistration
{
    public static IServiceCollection AddExternalPictures(this IServiceCollection services) => services
        .AddSingleton<ExternalPictureFetch>()
        .AddTaskKind<FetchPicturesTask>(FetchPicturesTask.Kind, Phrase.Key("Fetch pictures of other hosts"), restartable: true, FetchPicturesPage.ResultAddress)
        .AddSlotContent<FetchPicturesLink>(SlotPlace.MediaActions);
}
