using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Components.Dialogs;

/// <summary>
/// A snackbar without the uniquely named style element that the library would write for fading. The content security
/// policy forbids it; components.css fades the snackbar instead.
/// </summary>
public sealed class Notice : MudSnackbarElement
{
    protected override void OnInitialized()
    {
        base.OnInitialized();
        Fading(this) = null;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_css")]
    private static extern ref RenderFragment? Fading(MudSnackbarElement element);
}
