namespace BlogApp.Data.Analytics;

/// <summary>How many people were online in one minute: the highest sample.</summary>
public sealed class PresenceMinute
{
    /// <summary>The minute's first second, Unix time.</summary>
    public long Minute { get; set; }

    public int Online { get; set; }
}

/// <summary>One cache region's outcomes in one minute.</summary>
public sealed class CacheMinute
{
    /// <summary>The minute's first second, Unix time.</summary>
    public long Minute { get; set; }

    public required string Region { get; set; }
    public long MemoryHits { get; set; }
    public long RedisHits { get; set; }
    public long Misses { get; set; }
    public long Stale { get; set; }
}
