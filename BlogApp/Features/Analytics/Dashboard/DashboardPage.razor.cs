using BlogApp.Features.Analytics.Dashboard.Tiles;
using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>The Studio's first page: what is happening on the blog right now.</summary>
public sealed partial class DashboardPage : IDisposable
{
    private LiveSnapshot _now = LiveSnapshot.Empty;
    private LiveUpdates? _updates;
    private long? _yesterday;
    private bool _left;

    /// <summary>24h, or anything else for the past 15 minutes.</summary>
    [SupplyParameterFromQuery(Name = "range")]
    private string? Range { get; set; }

    [Inject] private ILiveFeed Feed { get; set; } = default!;

    [Inject] private ViewsYesterday Yesterday { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private ILogger<DashboardPage> Logger { get; set; } = default!;

    private bool Day => string.Equals(Range, "24h", StringComparison.OrdinalIgnoreCase);

    protected override async Task OnInitializedAsync()
    {
        _now = Feed.Current;
        _yesterday = await Yesterday.ByAsync(Clock.GetUtcNow());
        // The page that is sent first does not move; the circuit that takes it over does, unless it was left meanwhile.
        if (RendererInfo.IsInteractive && !_left)
            _updates = new LiveUpdates(Feed, Clock, Logger, ShowAsync);
    }

    private async Task ShowAsync(LiveSnapshot snapshot, CancellationToken closing)
    {
        var yesterday = await Yesterday.ByAsync(snapshot.At);
        await InvokeAsync(() =>
        {
            if (closing.IsCancellationRequested)
                return;
            _yesterday = yesterday;
            _now = snapshot;
            StateHasChanged();
        });
    }

    public void Dispose()
    {
        _left = true;
        _updates?.Dispose();
    }
}
