namespace BlogApp.Data.Analytics;

/// <summary>One cache region's outcomes in one minute.</summary>
public sealed class CacheMinute
{
    /// <summary>Start of the minute, Unix seconds.</summary>
    public long Minute { get; set; }

    public required string Region { get; set; }
    public long MemoryHits { get; set; }
    public long RedisHits { get; set; }
    public long Misses { get; set; }
    public long Stale { get; set; }
}
