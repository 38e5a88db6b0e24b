namespace BlogApp.Components;

internal static class ComponentsRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(circuit =>
        {
            circuit.ContentSecurityFrameAncestorsPolicy = null;
            circuit.ConfigureWebSocketAcceptContext = static (_, socket) =>
            {
                // Each message by itself: what deflate keeps of earlier ones would be a third of an open page's memory.
                socket.DangerousEnableCompression = true;
                socket.DisableServerContextTakeover = true;
                return Task.CompletedTask;
            };
        })
        .WithoutStateOnStaticPages();
}
