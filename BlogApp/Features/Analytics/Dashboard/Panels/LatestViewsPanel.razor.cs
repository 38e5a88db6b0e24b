using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>The stream of counted views, newest on top. Paused, it stands still and says how many came meanwhile.</summary>
public sealed partial class LatestViewsPanel
{
    private const int Shown = 20;

    /// <summary>Where more than this is new in a second, marking it would only flicker.</summary>
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
        // What is there when the page opens is not news. A row keeps its mark: the fading begins when it appears.
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
