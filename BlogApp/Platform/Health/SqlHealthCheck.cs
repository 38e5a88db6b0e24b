using BlogApp.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

/// <summary>Whether the database answers a reader. Takes a read connection of its own, beside the writer.</summary>
internal sealed class SqlHealthCheck(IDbContextFactory<BlogDbContext> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var blog = await contexts.CreateDbContextAsync(cancellationToken);
            await blog.Articles.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
