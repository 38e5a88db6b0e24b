using BlogApp.Data;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

/// <summary>Checks that the database answers a query, unless it is known to be unavailable.</summary>
internal sealed partial class SqlHealthCheck(IDbContextFactory<BlogDbContext> contexts, StoreHealth health, ILogger<SqlHealthCheck> logger) : IHealthCheck
{
    /// <summary>The last error that was logged. Monitors ask every few seconds, and one line tells it all.</summary>
    private volatile string? _logged;

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
            if (_logged != error.Message)
                Log.Failed(logger, error);
            _logged = error.Message;
            return HealthCheckResult.Unhealthy("The database does not answer as it should; the log says why.", error);
        }
        _logged = null;
        return StoreHealthCheck.Result(health.Of(StoreKind.Sql));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The database does not answer as it should")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
