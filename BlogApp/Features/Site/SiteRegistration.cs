using BlogApp.Components.Layout;
using BlogApp.Components.Slots;
using BlogApp.Features.Jobs;
using BlogApp.Features.Site.Banner;
using BlogApp.Features.Site.Menu;
using BlogApp.Features.Site.Redirects;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site;

internal static class SiteRegistration
{
    public static IServiceCollection AddSite(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 60, "/admin/settings", Phrase.Key("Settings"), 'e', """<path d="M4 7h9M19 7h1M4 17h3M13 17h7"/><circle cx="16" cy="7" r="2.500"/><circle cx="10" cy="17" r="2.500"/>""", Others: ["/admin/menu", "/admin/banner", "/admin/redirects"]));
        services.AddSingleton<StoredSettings>();
        services.AddSingleton<IPostConfigureOptions<SiteSettings>>(provider => provider.GetRequiredService<StoredSettings>());
        services.AddSingleton<IOptionsChangeTokenSource<SiteSettings>>(provider => provider.GetRequiredService<StoredSettings>());
        services.AddSingleton<SiteSettingsCommands>();
        services.AddSingleton<SiteMenu>();
        services.AddSingleton<MenuCommands>();
        services.AddSlotContent<SiteLogo>(SlotPlace.SiteLogo);
        services.AddSlotContent<MainMenu>(SlotPlace.MainMenu);
        services.AddSingleton<BannerQueries>();
        services.AddSingleton<BannerRefresh>();
        services.AddSingleton<BannerCommands>();
        services.AddRedirects();
        services.AddHostedService<LoadSettings>();
        services.AddHostedService<BannerAtStart>();
        return services.AddScheduledJob<RefreshBanner>(RefreshBanner.JobName, Phrase.Key("Refresh the banner"), Phrase.Key("Shows the banner's slides of the present moment; it also runs at the second at which one begins or ends."), "15 */5 * * * ?");
    }

    public static void MapSite(this WebApplication app) => app.MapRedirects();
}
