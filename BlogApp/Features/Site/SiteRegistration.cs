using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Site.Banner;
using BlogApp.Features.Site.Menu;
using BlogApp.Features.Site.Reading;
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
        services.AddSingleton<SiteMenu>();
        services.AddSingleton<MenuCommands>();
        services.AddSingleton<PageQueries>();
        services.AddSingleton<BannerQueries>();
        services.AddSingleton<BannerRefresh>();
        services.AddSingleton<BannerCommands>();
        services.AddHostedService<LoadSettings>();
        services.AddHostedService<BannerAtStart>();
        return services.AddScheduledJob<RefreshBanner>(RefreshBanner.JobName, Phrase.Key("Shows the banner's slides of the present moment; it also runs at the second at which one begins or ends."), "0 */5 * * * ?");
    }

    public static void MapSite(this WebApplication app)
    {
    }
}
