namespace BlogApp.Platform.Health;

internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services;

    public static void MapHealth(this WebApplication app)
    {
    }
}
