namespace BlogApp.Platform.Http;

/// <summary>
/// Sets <see cref="IHttpContextAccessor"/> after the page cache, not before it as the framework does. Accounts need it,
/// cached pages do not, and an ambient value slows down every step of a request.
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
                // Work that outlives the request must not see a context that already serves another request.
                accessor.HttpContext = null;
            }
        });
    }

    private sealed class WithoutAccessor(IServiceProvider provider) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IHttpContextAccessor) ? null : provider.GetService(serviceType);
    }
}
