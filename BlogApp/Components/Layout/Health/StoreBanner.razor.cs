using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout.Health;

/// <summary>Shows on every Studio page which store is degraded or worse. Appears and disappears by itself.</summary>
public sealed partial class StoreBanner : IDisposable
{
    private IReadOnlyList<StoreState> _away = [];

    [Inject] private StoreHealth Health { get; set; } = null!;

    protected override void OnInitialized()
    {
        Read();
        if (RendererInfo.IsInteractive)
            Health.Changed += OnChanged;
    }

    private void Read() => _away = [.. Health.Read().Where(state => state.Grade >= StoreGrade.Degraded).OrderByDescending(state => state.Grade)];

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        Read();
        StateHasChanged();
    });

    public void Dispose() => Health.Changed -= OnChanged;
}
