namespace BlogApp.Platform.Stores;

/// <summary>The breakers of the stores that requests wait for.</summary>
internal sealed class StoreBreakers(StoreHealth health, IEnumerable<StoreProbe> probes, TimeProvider clock)
{
    public StoreBreaker Sql { get; } = new(StoreKind.Sql, health, clock);

    public StoreBreaker LiveStore { get; } = new(StoreKind.LiveStore, health, clock);

    public StoreBreaker Cache { get; } = new(StoreKind.Cache, health, clock);

    /// <summary>Probes the stores whose breakers are open.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(probes.Select(probe => Of(probe.Store).ProbeAsync(probe.TryAsync, cancellationToken)));

    private StoreBreaker Of(StoreKind store) => store switch
    {
        StoreKind.Sql => Sql,
        StoreKind.LiveStore => LiveStore,
        _ => Cache,
    };
}

/// <summary>The smallest operation that shows whether the store answers.</summary>
internal sealed record StoreProbe(StoreKind Store, Func<CancellationToken, Task> TryAsync);
