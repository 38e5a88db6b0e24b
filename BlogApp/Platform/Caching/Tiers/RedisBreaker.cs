using BlogApp.Platform.Stores;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>
/// Whether the cache may use Redis: only while the node knows the shared invalidations. A failure stops the use, which
/// resumes when the node has caught up with what it may have missed. The store's breaker decides how often a dead Redis
/// is tried.
/// </summary>
internal sealed partial class RedisBreaker(StoreHealth health, ILogger<RedisBreaker> logger)
{
    private readonly Lock _changing = new();
    private volatile bool _usable;
    private bool _failing;

    public bool Usable => _usable;

    public void Trip(Exception error)
    {
        lock (_changing)
        {
            _usable = false;
            if (_failing)
                return;
            _failing = true;
        }
        health.Failed(StoreKind.Cache, error);
        Log.Away(logger, error.Message);
    }

    /// <summary>Called when the node is in step with the shared log.</summary>
    public void Restore()
    {
        lock (_changing)
        {
            _usable = true;
            if (!_failing)
                return;
            _failing = false;
        }
        health.Succeeded(StoreKind.Cache);
        Log.Back(logger);
    }

    // Lasting failures are logged where stores are graded. A single failure, such as before the first connection, is not worth an event.
    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "The cache goes on without Redis: {Error}")]
        public static partial void Away(ILogger logger, string error);

        [LoggerMessage(Level = LogLevel.Debug, Message = "The cache uses Redis again")]
        public static partial void Back(ILogger logger);
    }
}
