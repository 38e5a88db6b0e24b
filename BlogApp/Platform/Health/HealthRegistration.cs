using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace BlogApp.Platform.Health;

internal static class HealthRegistration
{
    /// <summary>Features add their own checks with <c>AddHealthChecks().AddCheck…</c>; unhealthy means critical.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<SqlHealthCheck>();
        var checks = services.AddHealthChecks().AddCheck<SqlHealthCheck>(StoreKind.Sql.Name(), timeout: TimeSpan.FromSeconds(5));
        foreach (var store in Enum.GetValues<StoreKind>().Where(store => store is not StoreKind.Sql))
        {
            checks.Add(new(store.Name(), provider => new StoreHealthCheck(provider.GetRequiredService<StoreHealth>(), store),
                failureStatus: null, tags: null));
        }
        return services;
    }

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the state of all its dependencies, with the grade.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", Answer(check: false)).AllowAnonymous();
        app.MapHealthChecks("/health/ready", Answer(check: true)).AllowAnonymous();
    }

    private static HealthCheckOptions Answer(bool check) => new() { Predicate = _ => check, ResponseWriter = HealthAnswer.WriteAsync };
}
