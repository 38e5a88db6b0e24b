using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Redis;

namespace BlogApp.Platform.Caching.Invalidation;

/// <summary>Invalidates here, tells the other nodes, and applies their invalidations.</summary>
internal sealed partial class Invalidations(
    InvalidationVersions versions, InvalidationLog log, InvalidationStore store, RedisBreaker breaker, RedisConnection redis, IEnumerable<IPageEvictor> pages,
    ILogger<Invalidations> logger)
{
    private readonly IPageEvictor[] _pages = [.. pages];

    /// <summary>Identifies this node's messages, so that it ignores its own.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Returns when this node no longer holds the values, and Redis knows or is unavailable.</summary>
    public async ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, IReadOnlyCollection<string> keys)
    {
        if (tags.Count + keys.Count == 0)
            return;
        if (!redis.Configured)
        {
            Apply(tags, keys);
            return;
        }
        // Invalidate Redis before memory. Otherwise a read in between would restore the old value.
        string[] names = [.. tags.Select(NameOfTag), .. keys.Select(NameOfKey)];
        var pending = log.MarkPending(names);
        Apply(tags, keys);
        if (breaker.Usable)
            await ShareAsync(names, pending);
    }

    /// <summary>Sends the pending invalidations to Redis.</summary>
    public async Task<bool> ShareWhatIsPendingAsync()
    {
        var names = log.Pending;
        return names.Length == 0 || await ShareAsync(names, log.MarkPending(names));
    }

    /// <summary>Applies invalidations from other nodes.</summary>
    public void TakeOver(IReadOnlyCollection<string> names)
    {
        if (names.Contains(InvalidationLog.All))
            Apply([CacheTag.Everything], []);
        else if (names.Count > 0)
            Apply([.. names.Where(n => n[0] == 't').Select(n => n[2..])], [.. names.Where(n => n[0] == 'k').Select(n => n[2..])]);
    }

    public static string NameOfTag(string tag) => tag == CacheTag.Everything ? InvalidationLog.All : "t:" + tag;

    public static string NameOfKey(string key) => "k:" + key;

    private async Task<bool> ShareAsync(string[] names, long pending)
    {
        try
        {
            log.MarkShared(pending, names, await store.InvalidateAsync(Node, names));
            return true;
        }
        catch (Exception error)
        {
            // The names stay pending: nothing is read from Redis under them, and they are sent again once Redis is back.
            breaker.Trip(error);
            return false;
        }
    }

    private void Apply(IReadOnlyCollection<string> tags, IReadOnlyCollection<string> keys)
    {
        versions.InvalidateTags(tags);
        versions.InvalidateKeys(keys);
        if (tags.Count == 0)
            return;
        foreach (var page in _pages)
        {
            try
            {
                page.Evict(tags);
            }
            catch (Exception error)
            {
                Log.NotEvicted(logger, error, page.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{Evictor} failed to evict pages")]
        public static partial void NotEvicted(ILogger logger, Exception error, string evictor);
    }
}
