namespace BlogApp.Features.Caching;

internal static class CachingRegistration
{
    public static IServiceCollection AddCaching(this IServiceCollection services) => services;

    public static void UsePageCache(this WebApplication app)
    {
    }
}
