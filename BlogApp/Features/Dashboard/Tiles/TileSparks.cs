using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Analytics.Live;

namespace BlogApp.Features.Dashboard.Tiles;

/// <summary>
/// The sparklines of the past 15 minutes, as SVG paths. They change every 20 seconds, when another point is complete,
/// so most renders send nothing of them.
/// </summary>
internal sealed record TileSparks(DateTimeOffset Newest, string Online, string Views, string HitRate)
{
    private const int Points = 45;
    private static readonly TimeSpan Width = TimeSpan.FromSeconds(20);

    public static TileSparks None { get; } = new(default, "", "", "");

    public bool IsOutdated(DateTimeOffset now) => now > DateTimeOffset.UnixEpoch && LastComplete(now) != Newest;

    public static TileSparks Create(IReadOnlyList<LivePoint> minutes, DateTimeOffset now)
    {
        var newest = LastComplete(now);
        string Path(Func<LivePoint, double?> value, double least) =>
            SparkPath.Create(Buckets.Create(minutes.Select(p => new ChartPoint(p.At, value(p))), newest, Width, Points, BucketValue.Mean), least);
        return new(newest, Path(p => p.Online, 4), Path(p => p.ViewsPerSecond, 0.2), Path(p => p.HitRate, 1));
    }

    private static DateTimeOffset LastComplete(DateTimeOffset now) => Buckets.StartOf(now, Width) - Width;
}
