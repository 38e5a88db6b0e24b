using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlogApp.Features.Jobs;

internal static class ScheduledJobRegistration
{
    /// <summary>Puts a job into the table; a feature does this in its own registration.</summary>
    /// <param name="name">Lower case with hyphens, such as <c>persist-counts</c>.</param>
    /// <param name="description">What it does, in words an admin understands.</param>
    /// <param name="defaultCron">When it runs until an admin changes it: six or seven fields, UTC.</param>
    public static IServiceCollection AddScheduledJob<TWork>(this IServiceCollection services, string name, string description, string defaultCron)
        where TWork : class, IScheduledWork
    {
        services.TryAddScoped<TWork>();
        return services.AddSingleton(new JobDefinition(name, description, defaultCron, typeof(TWork)));
    }
}
