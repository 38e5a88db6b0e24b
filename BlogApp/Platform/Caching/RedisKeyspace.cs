using System.Globalization;
using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Stores;
using StackExchange.Redis;

namespace BlogApp.Platform.Caching;

/// <summary>Redis's own count of keyspace hits and misses, across all clients. Read on demand.</summary>
internal sealed class RedisKeyspace(RedisCommands redis, RedisBreaker breaker)
{
    /// <summary>Null while Redis is unavailable or not configured.</summary>
    public async ValueTask<KeyspaceCounts?> ReadAsync()
    {
        if (!breaker.Usable)
            return null;
        try
        {
            var answer = await redis.RunAsync(db => db.ExecuteAsync("INFO", "stats"));
            return Parse((string)answer!);
        }
        catch (StoreUnavailableException error)
        {
            breaker.Trip(error);
            return null;
        }
    }

    /// <summary>Parses the text of <c>INFO stats</c>.</summary>
    public static KeyspaceCounts? Parse(string info)
    {
        long? hits = null, misses = null;
        foreach (var line in info.AsSpan().EnumerateLines())
        {
            hits = Number(line, "keyspace_hits:") ?? hits;
            misses = Number(line, "keyspace_misses:") ?? misses;
        }
        return hits is { } found && misses is { } not ? new(found, not) : null;
    }

    private static long? Number(ReadOnlySpan<char> line, string name) =>
        line.StartsWith(name, StringComparison.Ordinal) && long.TryParse(line[name.Length..], CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Counts since Redis started.</summary>
internal readonly record struct KeyspaceCounts(long Hits, long Misses)
{
    /// <summary>0 to 1; null when nothing was read.</summary>
    public double? HitRate => Hits + Misses == 0 ? null : (double)Hits / (Hits + Misses);
}
