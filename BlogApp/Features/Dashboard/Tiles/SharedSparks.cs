using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Dashboard.Tiles;

/// <summary>Shares the sparklines among all open dashboards.</summary>
internal sealed class SharedSparks(ILiveFeed feed)
{
    private volatile TileSparks _latest = TileSparks.None;

    public TileSparks At(DateTimeOffset now)
    {
        var latest = _latest;
        return latest.IsOutdated(now) ? _latest = TileSparks.Create(feed.LastFifteenMinutes(), now) : latest;
    }
}
