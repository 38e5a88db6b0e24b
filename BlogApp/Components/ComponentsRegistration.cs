using Microsoft.AspNetCore.Components.Server;
using MudBlazor;
using MudBlazor.Services;

namespace BlogApp.Components;

internal static class ComponentsRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        // Else the framework keeps left circuits in whatever HybridCache there is, which is the readers' cache.
        services.PostConfigure<CircuitOptions>(static circuits =>
        {
            circuits.HybridPersistenceCache = null;
            circuits.PersistedCircuitInMemoryMaxRetained = 100;
        });
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.PreventDuplicates = false;
        });
        return services;
    }

    public static void MapPages(this WebApplication app) => app.MapRazorComponents<App>()
        .AddInteractiveServerRenderMode(circuit =>
        {
            circuit.ContentSecurityFrameAncestorsPolicy = null;
            circuit.ConfigureWebSocketAcceptContext = static (_, socket) =>
            {
                // Each message by itself, and looking back no further than most are long: what deflate keeps of earlier
                // ones would be a third of an open page's memory, and its window is made anew for each.
                socket.DangerousEnableCompression = true;
                socket.DisableServerContextTakeover = true;
                socket.ServerMaxWindowBits = 10;
                return Task.CompletedTask;
            };
        })
        .WithoutStateOnStaticPages();
}
