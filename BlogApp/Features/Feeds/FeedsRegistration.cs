namespace BlogApp.Features.Feeds;

internal static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services;

    public static void MapFeeds(this WebApplication app)
    {
    }
}
