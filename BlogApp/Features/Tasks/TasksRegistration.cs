using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Features.Tasks.Running;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlogApp.Features.Tasks;

internal static class TasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddSettings<TasksSettings>("Tasks");
        services.AddScheduledJob<ForgetTasks>(ForgetTasks.JobName, Phrase.Key("Lets go of background tasks that ended long ago, with their reports"), "0 40 3 * * ?");
        return services.AddTaskQueue();
    }

    internal static IServiceCollection AddTaskQueue(this IServiceCollection services) => services
        .AddSingleton<TaskRegistry>()
        .AddSingleton<TaskSignals>()
        .AddSingleton<TaskStore>()
        .AddSingleton<TaskBoard>()
        .AddSingleton<TaskQueue>()
        .AddSingleton<OneTask>()
        .AddHostedService<TaskRunner>();

    /// <summary>Makes a kind of task known; a feature does this in its own registration.</summary>
    /// <param name="name">Such as <c>content.import</c>; stands in the database.</param>
    /// <param name="restartable">Whether a run that a crash interrupted begins again by itself; it must then do nothing twice.</param>
    /// <param name="resultAddress">The page that shows the result, up to the task's number.</param>
    public static IServiceCollection AddTaskKind<TWork>(this IServiceCollection services, string name, bool restartable, string? resultAddress = null)
        where TWork : class, ITaskWork
    {
        services.TryAddScoped<TWork>();
        return services.AddSingleton(new TaskKind(name, typeof(TWork), restartable, resultAddress));
    }
}
