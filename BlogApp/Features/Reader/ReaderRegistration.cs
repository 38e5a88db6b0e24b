using BlogApp.Components.Slots;
using BlogApp.Features.Reader.Errors;

namespace BlogApp.Features.Reader;

internal static class ReaderRegistration
{
    public static IServiceCollection AddReader(this IServiceCollection services) => services
        .AddSingleton<MissedByReaders>()
        .AddSlotContent<NotFoundContent>(SlotPlace.NotFound);
}
