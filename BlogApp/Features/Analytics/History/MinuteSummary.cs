using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Caching;

namespace BlogApp.Features.Analytics.History;

/// <summary>The result of one minute.</summary>
/// <param name="Caches">Each region's outcomes within the minute.</param>
internal sealed record EndedMinute(LivePoint Point, IReadOnlyList<RegionCounts> Caches);

/// <summary>Sums up the seconds of a minute. For a single caller.</summary>
internal sealed class MinuteSummary(CacheStatistics statistics)
{
    private readonly List<LivePoint> _points = new(64);
    private Dictionary<string, RegionCounts> _before = [];
    private DateTimeOffset _minute;

    /// <returns>The previous minute, when this point begins a new one.</returns>
    public EndedMinute? Add(in LivePoint point)
    {
        var minute = point.At.AddTicks(-(point.At.Ticks % TimeSpan.TicksPerMinute));
        EndedMinute? ended = null;
        if (minute != _minute)
            ended = Finish();
        _minute = minute;
        _points.Add(point);
        return ended;
    }

    /// <returns>The minute so far; null when it has no samples.</returns>
    public EndedMinute? Finish() => _points.Count > 0 ? End() : null;

    private EndedMinute End()
    {
        var now = statistics.Read().ToDictionary(r => r.Region);
        var caches = now.Values.Select(Since).ToList();
        var reads = caches.Sum(c => c.Reads);
        // Views of a minute that was measured only in part are not extrapolated: SQL does not do so either.
        var measured = Math.Min(1, ((_points[^1].At - _points[0].At).TotalSeconds + 1) / 60);
        var point = new LivePoint(_minute, _points.Average(p => p.ViewsPerSecond) * measured, _points.Max(p => p.Online),
            reads == 0 ? null : (double)caches.Sum(c => c.Hits) / reads);
        _before = now;
        _points.Clear();
        return new EndedMinute(point, caches);
    }

    private RegionCounts Since(RegionCounts now)
    {
        var before = _before.GetValueOrDefault(now.Region);
        return new RegionCounts(now.Region, now.MemoryHits - before.MemoryHits, now.RedisHits - before.RedisHits,
            now.Misses - before.Misses, now.Stale - before.Stale, now.LoadTime - before.LoadTime);
    }
}
