using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout.Health;

/// <summary>The server's current state, as a dot and in words.</summary>
public sealed partial class ServerState : IDisposable
{
    private StoreState _worst = null!;

    /// <summary>Shows only the dot; screen readers still get the words.</summary>
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
