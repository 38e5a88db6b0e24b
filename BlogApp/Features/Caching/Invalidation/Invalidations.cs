using BlogApp.Features.Caching.Tiers;
using BlogApp.Platform.Redis;

namespace BlogApp.Features.Caching.Invalidation;

/// <summary>Invalidates here and tells the other nodes; takes over what they invalidate.</summary>
internal sealed partial class Invalidations(
    Generations generations, SharedLog log, SharedStore store, RedisBreaker breaker, RedisConnection redis, IEnumerable<IPageEvictor> pages,
    ILogger<Invalidations> logger)
{
    private readonly IPageEvictor[] _pages = [.. pages];

    /// <summary>Sends its messages under this name and passes over its own.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Returns when this node holds nothing of it any more, and Redis knows or is away.</summary>
    public async ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, IReadOnlyCollection<string> keys)
    {
        if (tags.Count + keys.Count == 0)
            return;
        if (!redis.Configured)
        {
            Apply(tags, keys);
            return;
        }
        // Redis's values are barred before memory's are, or a read in between would bring one back.
        string[] names = [.. tags.Select(NameOfTag), .. keys.Select(NameOfKey)];
        var pending = log.Pend(names);
        Apply(tags, keys);
        if (breaker.Usable)
            await ShareAsync(names, pending);
    }

    /// <summary>Tells Redis what it could not be told before.</summary>
    public async Task<bool> ShareWhatIsPendingAsync()
    {
        var names = log.Pending;
        return names.Length == 0 || await ShareAsync(names, log.Pend(names));
    }

    /// <summary>Others have invalidated these names.</summary>
    public void TakeOver(IReadOnlyCollection<string> names)
    {
        if (names.Contains(SharedLog.All))
            Apply([CacheTag.Everything], []);
        else if (names.Count > 0)
            Apply([.. names.Where(n => n[0] == 't').Select(n => n[2..])], [.. names.Where(n => n[0] == 'k').Select(n => n[2..])]);
    }

    public static string NameOfTag(string tag) => tag == CacheTag.Everything ? SharedLog.All : "t:" + tag;

    public static string NameOfKey(string key) => "k:" + key;

    private async Task<bool> ShareAsync(string[] names, long pending)
    {
        try
        {
            log.Settle(pending, names, await store.InvalidateAsync(Node, names));
            return true;
        }
        catch (Exception error)
        {
            // Stays pending: nothing of it is read from Redis, and it is sent again when Redis is back.
            breaker.Trip(error);
            return false;
        }
    }

    private void Apply(IReadOnlyCollection<string> tags, IReadOnlyCollection<string> keys)
    {
        generations.InvalidateTags(tags);
        generations.InvalidateKeys(keys);
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
