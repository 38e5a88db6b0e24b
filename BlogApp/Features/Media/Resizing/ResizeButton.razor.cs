using BlogApp.Components.Dialogs;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Starts the task that makes the missing sizes of all pictures.</summary>
public sealed partial class ResizeButton
{
    private bool _busy;

    [Inject] private PictureLibrary Library { get; set; } = null!;
    [Inject] private ResizeRequests Requests { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    private async Task StartAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User;
            if (await Requests.RequestAsync(0, user.UserId(), CancellationToken.None))
                Toasts.Notify(Severity.Success, Words["The missing sizes are being made"], Words["The page Tasks shows how far it is."]);
            else
                Toasts.Notify(Severity.Info, Words["Every picture has its sizes"]);
        }
        finally
        {
            _busy = false;
        }
    }
}
