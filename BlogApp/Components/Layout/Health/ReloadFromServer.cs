using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout.Health;

/// <summary>
/// Replaces a page that the circuit may not show: reloads the address from the server, which answers with sign-in or
/// 403. Access is thus decided in one place, however a page is reached.
/// </summary>
public sealed class ReloadFromServer(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
    }
}
