using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlogApp.Features.Jobs;

internal static class ScheduledJobRegistration
{
    /// <summary>Adds a job to the table. Features call this in their own registrations.</summary>
    /// <param name="name">Lower case with hyphens, such as <c>persist-counts</c>.</param>
    /// <param name="title">A short name for people: <c>Persist view counts</c>.</param>
    /// <param name="description">What it does, in words an admin understands.</param>
    /// <param name="defaultCron">The default schedule: six or seven fields, UTC.</param>
    public static IServiceCollection AddScheduledJob<TWork>(this IServiceCollection services, string name, string title, string description, string defaultCron)
        where TWork : class, IScheduledWork
    {
        services.TryAddScoped<TWork>();
        return services.AddSingleton(new JobDefinition(name, title, description, defaultCron, typeof(TWork)));
    }
}
