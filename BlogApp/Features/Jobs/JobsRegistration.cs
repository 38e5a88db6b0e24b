using BlogApp.Components.Layout;
using BlogApp.Components.Slots;
using BlogApp.Features.Jobs.Pages;
using BlogApp.Features.Jobs.Pages.Pausing;
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
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 10, "/admin/jobs", Phrase.Key("Jobs"), 'j', """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>""", Badge: StudioEntry.Shows<JobsBadge>()));
        services.AddSingleton<JobsWatch>().AddHostedService(provider => provider.GetRequiredService<JobsWatch>());
        services.AddHealthChecks().AddCheck<JobsHealthCheck>("jobs");
        services.AddSlotContent<MaintenanceBanner>(SlotPlace.StudioBanner);
        services.AddSettings<JobsSettings>("Jobs");
        return services.AddJobRegistry().AddScheduler(provider => provider.GetRequiredService<DataDirectory>().JobsFile);
    }

    internal static IServiceCollection AddJobRegistry(this IServiceCollection services) => services
        .AddSingleton<JobRegistry>()
        .AddSingleton<JobNotifier>()
        .AddSingleton<StoredSchedules>()
        .AddSingleton<JobQueries>()
        .AddSingleton<JobCommands>()
        .AddSingleton<JobPauses>()
        .AddSingleton<ScheduleWarnings>()
        .AddSingleton<JobAudit>()
        .AddTaskEngine();
}
