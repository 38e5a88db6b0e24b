using BlogApp.Features.Site.Menu;

namespace BlogApp.Features.Site.Settings;

/// <summary>Takes the database's settings and menu before the first request.</summary>
internal sealed class LoadSettings(SiteSettingsCommands settings, SiteMenu menu) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await settings.LoadAsync(cancellationToken);
        await menu.LoadAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
