using Microsoft.Extensions.Options;

namespace BlogApp.Features.Caching.Tiers;

/// <summary>
/// Whether the cache may use Redis. Closed until the node knows the shared invalidations; after a failure Redis is
/// left alone for some seconds, so that no request waits for it again and again.
/// </summary>
internal sealed partial class RedisBreaker(IOptions<CachingSettings> options, TimeProvider time, ILogger<RedisBreaker> logger)
{
    private readonly Lock _changing = new();
    private volatile bool _usable;
    private bool _failing;
    private long _retryAt;

    public bool Usable => _usable;

    /// <summary>The pause after the last failure is over.</summary>
    public bool MayTry => time.GetTimestamp() >= Volatile.Read(ref _retryAt);

    public void Trip(Exception error)
    {
        lock (_changing)
        {
            _usable = false;
            Volatile.Write(ref _retryAt, time.GetTimestamp() + options.Value.RedisPauseSeconds * time.TimestampFrequency);
            if (_failing)
                return;
            _failing = true;
        }
        Log.Away(logger, error.Message);
    }

    /// <summary>The node is abreast of the shared log.</summary>
    public void Restore()
    {
        lock (_changing)
        {
            _usable = true;
            if (!_failing)
                return;
            _failing = false;
        }
        Log.Back(logger);
    }

    /// <summary>The connection has come back: no need to wait for the end of the pause.</summary>
    public void TryNow() => Volatile.Write(ref _retryAt, 0);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The cache goes on without Redis: {Error}")]
        public static partial void Away(ILogger logger, string error);

        [LoggerMessage(Level = LogLevel.Information, Message = "The cache uses Redis again")]
        public static partial void Back(ILogger logger);
    }
}
