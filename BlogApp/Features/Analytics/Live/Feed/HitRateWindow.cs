using BlogApp.Platform.Caching;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>The caches' hit rate over the last minute, computed from counters that only grow.</summary>
internal sealed class HitRateWindow(CacheStatistics statistics)
{
    private const int Seconds = 60;
    private readonly Queue<(long Hits, long Reads)> _samples = new();

    /// <summary>Called once a second.</summary>
    /// <returns>The rate from 0 to 1, or null when there were no reads within the minute; the number of reads; and the counters.</returns>
    public (double? Rate, long Reads, IReadOnlyList<RegionCounts> Caches) Sample()
    {
        var hits = 0L;
        var reads = 0L;
        var caches = statistics.Read();
        foreach (var region in caches)
        {
            hits += region.Hits;
            reads += region.Reads;
        }
        _samples.Enqueue((hits, reads));
        if (_samples.Count > Seconds + 1)
            _samples.Dequeue();
        var (oldHits, oldReads) = _samples.Count > 1 ? _samples.Peek() : (0, 0);
        return (reads == oldReads ? null : (double)(hits - oldHits) / (reads - oldReads), reads - oldReads, caches);
    }
}
