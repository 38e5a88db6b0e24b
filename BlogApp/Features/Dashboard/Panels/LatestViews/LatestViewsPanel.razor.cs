using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Dashboard.Panels.LatestViews;

/// <summary>The stream of counted views, newest first. While paused, it does not move and shows how many views have arrived.</summary>
public sealed partial class LatestViewsPanel
{
    private const int Shown = 20;

    /// <summary>If more than this many views arrive within a second, highlighting them would only flicker.</summary>
    private const int MostMarked = 8;

    private readonly HashSet<string> _new = [];
    private IReadOnlyList<LatestView> _views = [];
    private LiveSnapshot? _pausedAt;

    [CascadingParameter]
    private LiveSnapshot Now { get; set; } = LiveSnapshot.Empty;

    private long Missed => _pausedAt is null ? 0 : Math.Max(0, Now.ViewsTotal - _pausedAt.ViewsTotal);

    protected override void OnParametersSet()
    {
        if (_pausedAt is null)
            Take();
    }

    private void Take()
    {
        var known = _views.Select(view => view.Id).ToHashSet();
        _views = [.. Now.Latest.Take(Shown)];
        _new.RemoveWhere(id => !known.Contains(id));
        // Views that are present when the page opens are not new. A row keeps its highlight, because the fading begins when it appears.
        var arrived = _views.Select(view => view.Id).Where(id => !known.Contains(id)).ToList();
        if (known.Count > 0 && arrived.Count <= MostMarked)
            _new.UnionWith(arrived);
    }

    private void Toggle()
    {
        _pausedAt = _pausedAt is null ? Now : null;
        OnParametersSet();
    }
}
