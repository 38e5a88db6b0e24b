using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site;

internal static class SiteRegistration
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton<StoredSettings>();
        services.AddSingleton<IPostConfigureOptions<SiteSettings>>(provider => provider.GetRequiredService<StoredSettings>());
        services.AddSingleton<IOptionsChangeTokenSource<SiteSettings>>(provider => provider.GetRequiredService<StoredSettings>());
        services.AddSingleton<SiteSettingsCommands>();
        return services.AddHostedService<LoadSettings>();
    }

    public static void MapSite(this WebApplication app)
    {
    }
}
