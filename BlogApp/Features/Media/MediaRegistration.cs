namespace BlogApp.Features.Media;

internal static class MediaRegistration
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services;

    public static void MapMedia(this WebApplication app)
    {
    }
}
