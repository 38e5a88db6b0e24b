using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSettings<JobsSettings>("Jobs");
        services.AddSingleton<JobTable>();
        services.AddSingleton<JobSignals>();
        services.AddSingleton<StoredSchedules>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<JobControl>();
        return services.AddScheduler(provider => provider.GetRequiredService<DataDirectory>().JobsFile);
    }

    public static void MapJobs(this WebApplication app)
    {
    }
}
