namespace BlogApp.Platform.Context;

/// <summary>
/// Sets <see cref="IHttpContextAccessor"/> behind the page cache, not in front of it as the framework does: accounts
/// need it, cached pages do not, and an ambient value costs every step that a request makes.
/// </summary>
internal static class ContextAccess
{
    public static void AddContextAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<IHttpContextFactory>(provider => new DefaultHttpContextFactory(new WithoutAccessor(provider)));
    }

    public static void UseContextAccess(this WebApplication app)
    {
        var accessor = app.Services.GetRequiredService<IHttpContextAccessor>();
        app.Use(async (context, next) =>
        {
            accessor.HttpContext = context;
            try
            {
                await next(context);
            }
            finally
            {
                // What outlives the request must not find a context that serves another one by then.
                accessor.HttpContext = null;
            }
        });
    }

    private sealed class WithoutAccessor(IServiceProvider provider) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : provider.GetService(serviceType);
    }
}
