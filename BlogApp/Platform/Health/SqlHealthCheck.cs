using BlogApp.Data;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

/// <summary>Checks that the database answers a query, unless it is known to be unavailable.</summary>
internal sealed class SqlHealthCheck(IDbContextFactory<BlogDbContext> contexts, StoreHealth health) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var blog = await contexts.CreateDbContextAsync(cancellationToken);
            await blog.Articles.AnyAsync(cancellationToken);
        }
        catch (StoreUnavailableException away)
        {
            // Reported even before it is graded as an outage: the caller asks about this moment.
            return health.Of(StoreKind.Sql) is { Grade: > StoreGrade.Recoverable } state
                ? StoreHealthCheck.Result(state)
                : HealthCheckResult.Unhealthy(away.Message);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer as it should; the log says why.", error);
        }
        return StoreHealthCheck.Result(health.Of(StoreKind.Sql));
    }
}
