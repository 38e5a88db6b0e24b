using BlogApp.Components.Layout;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace BlogApp.Features.Jobs.Tasks;

internal static class TasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 20, "/admin/tasks", Phrase.Key("Tasks"), 't', """<path d="M4 6l1.500 1.500L8 5M4 12l1.500 1.500L8 11M4 18l1.500 1.500L8 17M12 6h9M12 12h9M12 18h9"/>"""));
        services.AddSettings<TasksSettings>("Tasks");
        services.AddScheduledJob<DeleteOldTasks>(DeleteOldTasks.JobName, Phrase.Key("Forget old tasks"), Phrase.Key("Lets go of background tasks that ended long ago, with their reports"), "0 40 3 * * ?");
        return services;
    }

    internal static IServiceCollection AddTaskEngine(this IServiceCollection services) => services
        .AddSingleton<TaskRegistry>()
        .AddSingleton<TaskNotifier>()
        .AddSingleton<TaskStore>()
        .AddSingleton<TaskQueries>()
        .AddSingleton<TaskTriggers>()
        .AddSingleton<TaskExecutor>()
        .AddSingleton<TaskCommands>()
        .AddSingleton<ITasks>(provider => provider.GetRequiredService<TaskCommands>());

    /// <summary>Registers a kind of task. Features call this in their own registrations.</summary>
    /// <param name="name">Such as <c>content.import</c>; stored in the database.</param>
    /// <param name="title">What the kind is called in filters: <c>Import</c>.</param>
    /// <param name="restartable">Whether a run that a crash interrupted restarts automatically. The work must then do nothing twice.</param>
    /// <param name="resultAddress">The address of the result page without the task's number.</param>
    /// <param name="retry">When it is tried again after a store failed; null: four times, after 5 s and then ever later.</param>
    public static IServiceCollection AddTaskKind<TWork>(this IServiceCollection services, string name, string title, bool restartable, string? resultAddress = null, RetryPolicy? retry = null)
        where TWork : class, ITaskWork
    {
        services.TryAddScoped<TWork>();
        var kind = new TaskKind(name, title, typeof(TWork), restartable, resultAddress);
        return services.AddSingleton(retry is null ? kind : kind with { Retry = retry });
    }
}
