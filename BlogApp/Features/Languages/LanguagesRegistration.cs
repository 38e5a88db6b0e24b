namespace BlogApp.Features.Languages;

internal static class LanguagesRegistration
{
    public static IServiceCollection AddLanguages(this IServiceCollection services) => services;

    public static void MapLanguages(this WebApplication app)
    {
    }
}
