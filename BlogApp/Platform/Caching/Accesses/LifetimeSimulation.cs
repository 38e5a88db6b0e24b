namespace BlogApp.Platform.Caching.Accesses;

/// <summary>What another lifetime would have done to recorded reads. Evictions and the first reads before the record are left out. Pure.</summary>
internal static class LifetimeSimulation
{
    /// <summary>The share of reads that a value was there for, if each were loaded by the read that misses it and kept for the lifetime.</summary>
    /// <param name="reads">Oldest first.</param>
    /// <param name="seconds">The lifetime.</param>
    /// <returns>0 to 1; null when there is no read.</returns>
    public static double? HitRate(IReadOnlyList<Access> reads, long seconds)
    {
        if (reads.Count == 0)
            return null;
        var loaded = new Dictionary<uint, long>();
        var hits = 0;
        foreach (var read in reads)
        {
            if (loaded.TryGetValue(read.Key, out var since) && read.Second - since < seconds)
                hits++;
            else
                loaded[read.Key] = read.Second;
        }
        return (double)hits / reads.Count;
    }
}
