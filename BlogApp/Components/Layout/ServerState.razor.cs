using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Layout;

/// <summary>The server's present state: a dot, and in words.</summary>
public sealed partial class ServerState : IDisposable
{
    private IDisposable? _subscription;
    private bool _shown;

    /// <summary>Only the dot to see; the words remain for screen readers.</summary>
    [Parameter] public bool DotOnly { get; set; }

    [Inject] private IServiceProvider Services { get; set; } = null!;

    private ILiveFeed? Feed { get; set; }

    private bool Degraded => _shown;

    private string Words => Degraded ? "Redis is away, counting goes on" : "Everything works";

    protected override void OnInitialized()
    {
        Feed = Services.GetService<ILiveFeed>();
        _shown = Feed?.Current.Degraded ?? false;
        if (RendererInfo.IsInteractive)
            _subscription = Feed?.Subscribe(OnSample);
    }

    private void OnSample(LiveSnapshot snapshot)
    {
        if (snapshot.Degraded != _shown)
            InvokeAsync(() => { _shown = snapshot.Degraded; StateHasChanged(); });
    }

    public void Dispose() => _subscription?.Dispose();
}
