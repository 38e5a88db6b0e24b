using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Analytics.Dashboard.Tiles;

/// <summary>Hands the same sparks to every open dashboard.</summary>
internal sealed class SharedSparks(ILiveFeed feed)
{
    private volatile TileSparks _latest = TileSparks.None;

    public TileSparks At(DateTimeOffset now)
    {
        var latest = _latest;
        return latest.IsOutdated(now) ? _latest = TileSparks.Of(feed.LastFifteenMinutes(), now) : latest;
    }
}

/// <summary>
/// The small lines of the past 15 minutes, as SVG paths. They change every 20 seconds, when one more point is
/// complete, so most renderings send nothing of them.
/// </summary>
internal sealed record TileSparks(DateTimeOffset Newest, string Online, string Views, string HitRate)
{
    private const int Points = 45;
    private static readonly TimeSpan Width = TimeSpan.FromSeconds(20);

    public static TileSparks None { get; } = new(default, "", "", "");

    public bool IsOutdated(DateTimeOffset now) => now > DateTimeOffset.UnixEpoch && LastComplete(now) != Newest;

    public static TileSparks Of(IReadOnlyList<LivePoint> minutes, DateTimeOffset now)
    {
        var newest = LastComplete(now);
        string Path(Func<LivePoint, double?> value, double least) =>
            SparkPath.Of(Buckets.Of(minutes.Select(p => new ChartPoint(p.At, value(p))), newest, Width, Points, BucketValue.Mean), least);
        return new(newest, Path(p => p.Online, 4), Path(p => p.ViewsPerSecond, 0.2), Path(p => p.HitRate, 1));
    }

    private static DateTimeOffset LastComplete(DateTimeOffset now) => Buckets.StartOf(now, Width) - Width;
}
