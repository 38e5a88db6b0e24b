namespace BlogApp.Features.Tasks;

internal static class TasksRegistration
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services;

    public static void MapTasks(this WebApplication app)
    {
    }
}
