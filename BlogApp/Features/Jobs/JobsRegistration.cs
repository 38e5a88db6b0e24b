using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSettings<JobsSettings>("Jobs");
        return services.AddJobTable().AddScheduler(provider => provider.GetRequiredService<DataDirectory>().JobsFile);
    }

    internal static IServiceCollection AddJobTable(this IServiceCollection services) => services
        .AddSingleton<JobTable>()
        .AddSingleton<JobSignals>()
        .AddSingleton<StoredSchedules>()
        .AddSingleton<JobBoard>()
        .AddSingleton<JobControl>();

    public static void MapJobs(this WebApplication app)
    {
    }
}
