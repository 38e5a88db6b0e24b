namespace BlogApp.Components;

internal static class ComponentsRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        return services;
    }

    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(circuit => circuit.ContentSecurityFrameAncestorsPolicy = null)
        .WithoutStateOnStaticPages();
}
