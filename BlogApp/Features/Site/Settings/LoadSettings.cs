using BlogApp.Features.Site.Menu;

namespace BlogApp.Features.Site.Settings;

/// <summary>Loads settings and menu from the database before the first request.</summary>
internal sealed class LoadSettings(SiteSettingsCommands settings, SiteMenu menu) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        settings.Load();
        menu.Load();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
