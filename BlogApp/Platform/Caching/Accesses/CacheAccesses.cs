namespace BlogApp.Platform.Caching.Accesses;

/// <summary>Records which keys are read and missed. A hit costs two comparisons under load, and allocates nothing.</summary>
internal sealed class CacheAccesses(TimeProvider time)
{
    private const int Kept = 256;

    // Of the hits of a second, so many are counted by key at most; of the others, one in 2, 4, …
    private const int MostASecond = 500;

    private readonly TopKeys _hits = new(Kept), _misses = new(Kept);
    private readonly AccessSample _sample = new();
    private readonly long _start = time.GetTimestamp();
    private long _second;
    private int _counted, _mask;

    [ThreadStatic]
    private static int s_reads;

    public void Hit(TrackedKey key, int region)
    {
        var second = Second;
        _sample.Add(key.Hash, region, second);
        // Each thread leaves reads out for itself: nothing is shared by those that are.
        var mask = Volatile.Read(ref _mask);
        if ((++s_reads & mask) == 0 && _hits.TryAdd(key.Text, mask + 1))
            Follow(second);
    }

    public void Miss(TrackedKey key, int region)
    {
        _sample.Add(key.Hash, region, Second);
        _misses.Add(key.Text, 1);
    }

    public IReadOnlyList<TopKey> Hottest(int take) => _hits.Read(take);

    public IReadOnlyList<TopKey> MostMissed(int take) => _misses.Read(take);

    /// <summary>The reads of the last hour.</summary>
    public (IReadOnlyList<Access> Reads, int OneIn) LastHour() => _sample.Read(Second);

    private long Second => (long)time.GetElapsedTime(_start).TotalSeconds + 1;

    // Races lose a count or a step; the next second makes up for it.
    private void Follow(long second)
    {
        if (second != _second)
        {
            if (_counted < MostASecond / 4 && _mask > 0)
                _mask >>= 1;
            (_second, _counted) = (second, 0);
        }
        else if (++_counted > MostASecond && _mask < 0xFFFF)
        {
            _mask = (_mask << 1) | 1;
            _counted = 0;
        }
    }
}
