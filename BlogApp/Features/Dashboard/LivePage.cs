using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Dashboard;

/// <summary>A page that shows every sample while it is visible. Background tabs receive nothing.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private LiveUpdates? _updates;
    private bool _left, _hidden;

    private protected LiveSnapshot Now { get; private set; } = LiveSnapshot.Empty;

    /// <summary>When the numbers on the page were measured, by the blog's clock; null before the first.</summary>
    private protected string? AsOf => Now.At == DateTimeOffset.UnixEpoch ? null : TimeText.Clock(Now.MeasuredAt ?? Now.At, SiteZone, seconds: true);

    private protected TimeZoneInfo SiteZone => Site.CurrentValue.Zone;

    [Inject] private ILiveFeed Feed { get; set; } = default!;

    [Inject] private protected TimeProvider Clock { get; set; } = default!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = default!;

    [Inject] private ILoggerFactory Loggers { get; set; } = default!;

    /// <summary>Reads what the page shows besides the snapshot, before the snapshot is shown.</summary>
    private protected virtual Task ReadAsync(LiveSnapshot snapshot) => Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        Now = Feed.Current;
        await ReadAsync(Now);
        // The prerendered page does not update. The circuit that takes it over does, unless the page was closed meanwhile.
        if (RendererInfo.IsInteractive && !_left)
            _updates = new LiveUpdates(Feed, Clock, Loggers.CreateLogger(GetType()), ShowAsync);
    }

    private async Task ShowAsync(LiveSnapshot snapshot, CancellationToken closing)
    {
        if (_hidden)
            return;
        await InvokeAsync(async () =>
        {
            await ReadAsync(snapshot);
            if (closing.IsCancellationRequested || _hidden)
                return;
            Now = snapshot;
            StateHasChanged();
        });
    }

    private protected void Watch(bool visible)
    {
        _hidden = !visible;
        if (visible)
            Now = Feed.Current;
    }

    public void Dispose()
    {
        _left = true;
        _updates?.Dispose();
        GC.SuppressFinalize(this);
    }
}
