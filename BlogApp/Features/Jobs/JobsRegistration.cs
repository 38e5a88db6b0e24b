namespace BlogApp.Features.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobTable>();
        return services;
    }

    public static void MapJobs(this WebApplication app)
    {
    }
}
