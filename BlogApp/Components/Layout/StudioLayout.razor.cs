using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BlogApp.Components.Layout;

/// <summary>The layout of Studio and admin pages: a rail on the left; on phones, a bar that opens it over the page.</summary>
public sealed partial class StudioLayout : IDisposable
{
    private ErrorBoundary? _boundary;
    private ClaimsPrincipal _user = new();
    private ElementReference _rail;
    private MudIconButton? _menu;
    private Func<ValueTask>? _focus;

    // Initially open, so that the prerendered page contains the rail. Where the window is too narrow for both, the library's style sheet hides it
    // until it is opened, and it then covers the page.
    private bool _open = true, _overPage;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    private Uri Here => new(Navigation.Uri);

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync() => _user = (await SignedIn).User;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } focus)
        {
            _focus = null;
            await focus();
        }
    }

    private void OpenOverPage()
    {
        (_open, _overPage) = (true, true);
        _focus = () => _rail.FocusAsync();
    }

    private void CloseOverPage()
    {
        if (_overPage)
            OnOpenChanged(false);
    }

    /// <summary>The library also closes it, when someone clicks outside or resizes the window.</summary>
    private void OnOpenChanged(bool open)
    {
        if (_overPage && !open && _menu is { } menu)
            _focus = () => menu.FocusAsync();
        _open = open;
        _overPage &= open;
    }

    private Task ShowKeysAsync() => KeysDialog.ShowAsync(Dialogs, Words["Keys"]);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        // The focus moves to the new page's heading, not back.
        if (_overPage)
            (_open, _overPage) = (false, false);
        InvokeAsync(StateHasChanged);
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;
}
