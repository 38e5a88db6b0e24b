using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BlogApp.Components.Shared;

/// <summary>Links to a table's other pages. The page number is in the address as <c>page</c>.</summary>
public sealed partial class TablePager : IDisposable
{
    /// <summary>From 1.</summary>
    [Parameter, EditorRequired] public int Page { get; set; }

    /// <summary>Rows per page.</summary>
    [Parameter, EditorRequired] public int Size { get; set; }

    /// <summary>Number of rows on all pages.</summary>
    [Parameter, EditorRequired] public int Total { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    /// <summary>The page number in an address; 1 when it is invalid.</summary>
    public static int Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1;

    // The parameters may stay the same while sorting or filter in the address change.
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    private int First => Math.Min(((Page - 1) * Size) + 1, Total);

    private int Last => Math.Min(Page * Size, Total);

    private string Address(int page) => Navigation.GetUriWithQueryParameter("page", page == 1 ? null : page);
}
