using BlogApp.Features.Caching;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>Redis's own hits and misses for every open dashboard, asked for every other second.</summary>
internal sealed class KeyspaceReading(RedisKeyspace keyspace, ILogger<KeyspaceReading> log)
{
    private const long Seconds = 2;
    private readonly SharedReading<long, KeyspaceCounts?> _counts = new("Redis's hits and misses", log);

    /// <returns>Null while Redis is away or none is configured.</returns>
    public Task<KeyspaceCounts?> ReadAsync(DateTimeOffset now) =>
        _counts.ReadAsync(now.ToUnixTimeSeconds() / Seconds, async () => await keyspace.ReadAsync());
}
