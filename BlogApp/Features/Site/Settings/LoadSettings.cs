using BlogApp.Features.Site.Menu;

namespace BlogApp.Features.Site.Settings;

/// <summary>Takes the database's settings and menu before the first request.</summary>
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
