using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>Whether views can be counted: critical when the journal takes no hits, degraded when it is three quarters full.</summary>
internal sealed class JournalHealthCheck(Journals journals, IOptions<AnalyticsSettings> settings) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (journals.Failure is { } failure)
            return Task.FromResult(HealthCheckResult.Unhealthy($"Views are not counted: {failure}"));
        return Task.FromResult(journals.Bytes > settings.Value.JournalMaxBytes / 4 * 3
            ? HealthCheckResult.Degraded($"The journal holds {journals.Bytes} of {settings.Value.JournalMaxBytes} bytes.")
            : HealthCheckResult.Healthy());
    }
}
