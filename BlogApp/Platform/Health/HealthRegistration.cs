using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

internal static class HealthRegistration
{
    /// <summary>Features add checks of their own with <c>AddHealthChecks().AddCheck…</c>: unhealthy means critical.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<SqlHealthCheck>("sql", timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: everything it stands on, with the grade.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Answer(check: false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answer(check: true)).AllowAnonymous();
    }

    private static HealthCheckOptions Answer(bool check) => new() { Predicate = _ => check, ResponseWriter = HealthAnswer.WriteAsync };
}
