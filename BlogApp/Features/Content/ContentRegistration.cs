namespace BlogApp.Features.Content;

internal static class ContentRegistration
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services;

    public static void MapContent(this WebApplication app)
    {
    }
}
