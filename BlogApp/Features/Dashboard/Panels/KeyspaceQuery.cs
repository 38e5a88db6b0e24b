using BlogApp.Platform.Caching;

namespace BlogApp.Features.Dashboard.Panels;

/// <summary>Redis's own hits and misses, shared by all open dashboards and read every other second.</summary>
internal sealed class KeyspaceQuery(RedisKeyspace keyspace, ILogger<KeyspaceQuery> log)
{
    private const long Seconds = 2;
    private readonly SharedQuery<long, KeyspaceCounts?> _counts = new("Redis's hits and misses", log);

    /// <returns>Null while Redis is unavailable or not configured.</returns>
    public Task<KeyspaceCounts?> ReadAsync(DateTimeOffset now) =>
        _counts.ReadAsync(now.ToUnixTimeSeconds() / Seconds, async () => await keyspace.ReadAsync());
}
