using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout;

/// <summary>
/// Stands in for a page that the circuit may not show: loads the address from the server, which knows what to
/// answer (sign-in, or 403). One place decides about access, whichever way a page is reached.
/// </summary>
public sealed class AskServer(NavigationManager navigation) : ComponentBase
{
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            navigation.NavigateTo(navigation.Uri, forceLoad: true);
    }
}
