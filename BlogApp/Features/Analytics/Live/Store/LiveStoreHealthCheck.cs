using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>Degraded while Redis is away and this node counts on its own.</summary>
internal sealed class LiveStoreHealthCheck(LiveStores stores) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(stores.DegradedSince is { } since
            ? HealthCheckResult.Degraded($"Redis is away since {since:u}; counting goes on from this node's journal.")
            : HealthCheckResult.Healthy(stores.Current.Name));
}
