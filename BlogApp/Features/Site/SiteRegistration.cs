namespace BlogApp.Features.Site;

internal static class SiteRegistration
{
    public static IServiceCollection AddSite(this IServiceCollection services) => services;

    public static void MapSite(this WebApplication app)
    {
    }
}
