using System.Globalization;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>A page that shows every sample while it is in sight. A tab in the background is sent nothing.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private LiveUpdates? _updates;
    private bool _left, _hidden;

    private protected LiveSnapshot Now { get; private set; } = LiveSnapshot.Empty;

    /// <summary>When the numbers on the page were measured, by the blog's clock; null before the first.</summary>
    private protected string? AsOf => Now.At == DateTimeOffset.UnixEpoch ? null
        : TimeZoneInfo.ConvertTime(Now.At, SiteZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private protected TimeZoneInfo SiteZone => Site.CurrentValue.Zone;

    private protected string Zone => SiteZone.Id;

    [Inject] private ILiveFeed Feed { get; set; } = default!;

    [Inject] private protected TimeProvider Clock { get; set; } = default!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = default!;

    [Inject] private ILoggerFactory Loggers { get; set; } = default!;

    /// <summary>Reads what a page shows beside the snapshot; the snapshot waits for it.</summary>
    private protected virtual Task ReadAsync(LiveSnapshot snapshot) => Task.CompletedTask;

    protected override async Task OnInitializedAsync()
    {
        Now = Feed.Current;
        await ReadAsync(Now);
        // The page that is sent first does not move; the circuit that takes it over does, unless it was left meanwhile.
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
