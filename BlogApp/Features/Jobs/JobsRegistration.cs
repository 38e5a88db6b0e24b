namespace BlogApp.Features.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services;

    public static void MapJobs(this WebApplication app)
    {
    }
}
