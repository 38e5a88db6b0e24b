using BlogApp.Features.Caching;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>What a minute leaves behind.</summary>
/// <param name="Caches">Each region's outcomes within the minute.</param>
internal sealed record EndedMinute(LivePoint Point, IReadOnlyList<RegionCounts> Caches);

/// <summary>Sums a minute's seconds. One caller.</summary>
internal sealed class MinuteSummary(CacheStatistics statistics)
{
    private readonly List<LivePoint> _points = new(64);
    private Dictionary<string, RegionCounts> _before = [];
    private DateTimeOffset _minute;

    /// <returns>The minute before, when this point begins a new one.</returns>
    public EndedMinute? Add(in LivePoint point)
    {
        var minute = point.At.AddTicks(-(point.At.Ticks % TimeSpan.TicksPerMinute));
        EndedMinute? ended = null;
        if (minute != _minute && _points.Count > 0)
            ended = End();
        _minute = minute;
        _points.Add(point);
        return ended;
    }

    private EndedMinute End()
    {
        var now = statistics.Read().ToDictionary(r => r.Region);
        var caches = now.Values.Select(Since).ToList();
        var reads = caches.Sum(c => c.Reads);
        var point = new LivePoint(_minute, _points.Average(p => p.ViewsPerSecond), _points.Max(p => p.Online),
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
