using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BlogApp.Components.Layout;

/// <summary>The Studio and admin pages: a rail on the left, on phones a bar that opens it.</summary>
public sealed partial class StudioLayout : IDisposable
{
    private ErrorBoundary? _boundary;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        InvokeAsync(StateHasChanged);
    }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;
}
