using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout;

/// <summary>The server's present state: a dot, and in words.</summary>
public sealed partial class ServerState : IDisposable
{
    private IDisposable? _subscription;
    private bool _degraded;

    /// <summary>Only the dot to see; the words remain for screen readers.</summary>
    [Parameter] public bool DotOnly { get; set; }

    [Inject] private ILiveFeed Feed { get; set; } = null!;

    private string Words => _degraded ? "Redis is away, counting goes on" : "Everything works";

    protected override void OnInitialized()
    {
        _degraded = Feed.Current.Degraded;
        if (RendererInfo.IsInteractive)
            _subscription = Feed.Subscribe(OnSample);
    }

    private void OnSample(LiveSnapshot snapshot)
    {
        if (snapshot.Degraded == _degraded)
            return;
        _ = InvokeAsync(() =>
        {
            _degraded = snapshot.Degraded;
            StateHasChanged();
        });
    }

    public void Dispose() => _subscription?.Dispose();
}
