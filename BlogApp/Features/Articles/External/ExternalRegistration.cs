using BlogApp.Components.Slots;
using BlogApp.Features.Jobs.Tasks;

namespace BlogApp.Features.Articles.External;

internal static class ExternalRegistration
{
    public static IServiceCollection AddExternalPictures(this IServiceCollection services) => services
        .AddSingleton<ExternalPictureFetch>()
        .AddTaskKind<FetchPicturesTask>(FetchPicturesTask.Kind, restartable: true, FetchPicturesPage.ResultAddress)
        .AddSlotContent<FetchPicturesLink>(SlotPlace.MediaActions);
}
