using BlogApp.Platform.Stores;

namespace BlogApp.Platform.Supervision;

/// <summary>Once a second, tries the stores whose breakers are open.</summary>
internal sealed class ProbeStores(StoreBreakers breakers, TimeProvider clock, ILogger<ProbeStores> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Every(Every, "store probes", breakers.ProbeAsync, clock, logger, stoppingToken);
}
