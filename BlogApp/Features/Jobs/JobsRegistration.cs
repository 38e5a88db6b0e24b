using BlogApp.Components.Layout;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 10, "/admin/jobs", Phrase.Key("Jobs"), 'j', """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>"""));
        services.AddSettings<JobsSettings>("Jobs");
        return services.AddJobRegistry().AddScheduler(provider => provider.GetRequiredService<DataDirectory>().JobsFile);
    }

    internal static IServiceCollection AddJobRegistry(this IServiceCollection services) => services
        .AddSingleton<JobRegistry>()
        .AddSingleton<JobNotifier>()
        .AddSingleton<StoredSchedules>()
        .AddSingleton<JobQueries>()
        .AddSingleton<JobCommands>()
        .AddTaskEngine();
}
