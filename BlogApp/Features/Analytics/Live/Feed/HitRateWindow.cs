using BlogApp.Features.Caching;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>The caches' hit rate over the last minute, from counters that only grow.</summary>
internal sealed class HitRateWindow(CacheStatistics statistics)
{
    private const int Seconds = 60;
    private readonly Queue<(long Hits, long Reads)> _samples = new();

    /// <summary>Called once a second.</summary>
    /// <returns>0 to 1, null when nothing was read within the minute; and how many reads that is of.</returns>
    public (double? Rate, long Reads) Sample()
    {
        var hits = 0L;
        var reads = 0L;
        foreach (var region in statistics.Read())
        {
            hits += region.Hits;
            reads += region.Reads;
        }
        _samples.Enqueue((hits, reads));
        if (_samples.Count > Seconds + 1)
            _samples.Dequeue();
        var (oldHits, oldReads) = _samples.Count > 1 ? _samples.Peek() : (0, 0);
        return (reads == oldReads ? null : (double)(hits - oldHits) / (reads - oldReads), reads - oldReads);
    }
}
