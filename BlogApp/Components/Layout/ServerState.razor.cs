using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout;

/// <summary>The server's present state: a dot, and in words.</summary>
public sealed partial class ServerState : IDisposable
{
    private StoreState _worst = null!;

    /// <summary>Only the dot to see; the words remain for screen readers.</summary>
    [Parameter] public bool DotOnly { get; set; }

    [Inject] private StoreHealth Health { get; set; } = null!;

    private string Words => _worst.Grade switch
    {
        StoreGrade.Critical => $"{_worst.Store.Title()}: critical",
        StoreGrade.Degraded => $"{_worst.Store.Title()}: degraded",
        _ => "Everything works",
    };

    protected override void OnInitialized()
    {
        _worst = Health.Worst;
        if (RendererInfo.IsInteractive)
            Health.Changed += OnChanged;
    }

    private void OnChanged() => _ = InvokeAsync(() =>
    {
        _worst = Health.Worst;
        StateHasChanged();
    });

    public void Dispose() => Health.Changed -= OnChanged;
}
