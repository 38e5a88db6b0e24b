using BlogApp.Platform.Supervision;

namespace BlogApp.Platform.Stores;

/// <summary>The breakers of the stores that requests wait for, and the loop that probes those that are open.</summary>
internal sealed class StoreBreakers(StoreHealth health, IEnumerable<StoreProbe> probes, TimeProvider clock, ILogger<StoreBreakers> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public StoreBreaker Sql { get; } = new(StoreKind.Sql, health, clock);

    public StoreBreaker LiveStore { get; } = new(StoreKind.LiveStore, health, clock);

    public StoreBreaker Cache { get; } = new(StoreKind.Cache, health, clock);

    /// <summary>Tries the stores that are left alone.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(probes.Select(probe => Of(probe.Store).ProbeAsync(probe.TryAsync, cancellationToken)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        SupervisedLoop.Every(Every, "store probes", ProbeAsync, clock, logger, stoppingToken);

    private StoreBreaker Of(StoreKind store) => store switch
    {
        StoreKind.Sql => Sql,
        StoreKind.LiveStore => LiveStore,
        _ => Cache,
    };
}

/// <summary>The least that shows whether the store answers.</summary>
internal sealed record StoreProbe(StoreKind Store, Func<CancellationToken, Task> TryAsync);
