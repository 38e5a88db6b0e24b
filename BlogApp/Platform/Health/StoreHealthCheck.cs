using BlogApp.Platform.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

/// <summary>Reports what the users of a store know about it.</summary>
internal sealed class StoreHealthCheck(StoreHealth health, StoreKind store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Result(health.Of(store)));

    public static HealthCheckResult Result(StoreState state) => new(
        state.Grade switch
        {
            StoreGrade.Critical => HealthStatus.Unhealthy,
            StoreGrade.Degraded => HealthStatus.Degraded,
            _ => HealthStatus.Healthy,
        },
        state.Reason, data: new Dictionary<string, object> { [nameof(StoreState)] = state });
}
