using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Degraded while all jobs are paused, or one is overdue or failing. Names only the jobs, because the address is public.</summary>
internal sealed class JobsHealthCheck(JobsWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = watch.Now;
        return Task.FromResult(
            now.Maintenance is not null ? HealthCheckResult.Degraded("All jobs are paused for maintenance.")
            : now.Troubled.Count > 0 ? HealthCheckResult.Degraded($"Overdue or failing: {string.Join(", ", now.Troubled)}.")
            : HealthCheckResult.Healthy());
    }
}
