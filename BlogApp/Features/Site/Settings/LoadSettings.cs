namespace BlogApp.Features.Site.Settings;

/// <summary>Takes the database's settings before the first request.</summary>
internal sealed class LoadSettings(SiteSettingsCommands settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => settings.LoadAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
