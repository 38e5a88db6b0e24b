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

    private string Sentence => _worst.Grade switch
    {
        StoreGrade.Critical => Words["{0}: critical", Words[_worst.Store.Title()]],
        StoreGrade.Degraded => Words["{0}: degraded", Words[_worst.Store.Title()]],
        _ => Words["Everything works"],
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
