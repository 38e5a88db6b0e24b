using BlogApp.Components.Circuits;
using BlogApp.Components.Layout;
using BlogApp.Components.Styles;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor;
using MudBlazor.Services;

namespace BlogApp.Components;

internal static class ComponentsRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScriptJson();
        // Otherwise the framework stores disconnected circuits in the registered HybridCache, which is the readers' cache.
        services.AddSingleton<CircuitStateFolder>();
        services.AddOptions<CircuitOptions>().PostConfigure<CircuitStateFolder>(static (circuits, folder) => circuits.HybridPersistenceCache = folder);
        services.AddSingleton<OpenCircuits>();
        services.AddScoped<CircuitHandler, OpenCircuit>();
        services.AddSingleton<PauseBeforeStop>();
        services.AddHostedService(static services => services.GetRequiredService<PauseBeforeStop>());
        services.AddSingleton<IStartupFilter>(static services => services.GetRequiredService<PauseBeforeStop>());
        services.AddSingleton<StudioRail>();
        services.AddSingleton<PageStyles>();
        services.AddScoped<PageKeyList>();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.PreventDuplicates = false;
        });
        return services;
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapPageStyles();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(circuit =>
            {
                circuit.ContentSecurityFrameAncestorsPolicy = null;
                circuit.ConfigureWebSocketAcceptContext = static (_, socket) =>
                {
                    // Each message is compressed separately, with a window no longer than most messages. Deflate's history would take a third of an
                    // open page's memory, and its window is allocated for each message.
                    socket.DangerousEnableCompression = true;
                    socket.DisableServerContextTakeover = true;
                    socket.ServerMaxWindowBits = 10;
                    return Task.CompletedTask;
                };
            })
            .WithoutStateOnStaticPages();
    }
}
