using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Features.Giveaways.Journal;

/// <summary>Degraded while no claim can be accepted: the blog is read and counts as before.</summary>
internal sealed class ClaimJournalHealthCheck(ClaimJournal journal) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        journal.Failure is { } failure ? HealthCheckResult.Degraded($"Giveaways take no claims. {failure}") : HealthCheckResult.Healthy());
}
