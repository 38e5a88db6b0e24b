using System.Text.Json;
using BlogApp.Platform.Caching.Invalidation;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>The values that nodes share through Redis. Every failure counts as a miss and trips the breaker.</summary>
internal sealed partial class RedisTier(
    RedisCommands redis, RedisBreaker breaker, InvalidationLog log, IOptions<CachingSettings> options, TimeProvider time, ILogger<RedisTier> logger)
{
    private readonly CachingSettings _settings = options.Value;

    /// <summary>The position in the shared log to store with values loaded from now on; null while Redis is not in use.</summary>
    public InvalidationPosition? Position => breaker.Usable ? log.Position : null;

    /// <returns>The value, fresh or expired; null when there is no valid one.</returns>
    public async Task<RedisFound<T>?> FindAsync<T>(string key, string[] tags)
    {
        if (!breaker.Usable)
            return null;
        try
        {
            var bytes = (byte[]?)await redis.RunAsync(db => db.StringGetAsync(NameOf<T>(key)));
            return bytes is null ? null : Open<T>(key, tags, bytes);
        }
        catch (Exception error)
        {
            breaker.Trip(error);
            return null;
        }
    }

    /// <param name="since">The position when the load began.</param>
    public async Task KeepAsync<T>(string key, string[] tags, InvalidationPosition since, TimeSpan fresh, byte[] value)
    {
        if (!breaker.Usable || value.Length > _settings.RedisValueKilobytes << 10 || !log.IsCurrent(since, NamesOf(key, tags)))
            return;
        var envelope = new RedisEnvelope(since.Epoch, since.Version, (time.GetUtcNow() + fresh).ToUnixTimeMilliseconds(), tags, value.Length);
        try
        {
            await redis.RunInBackgroundAsync(db => db.StringSetAsync(
                NameOf<T>(key), RedisEnvelope.Wrap(envelope, value), fresh + TimeSpan.FromSeconds(_settings.StaleSeconds)));
        }
        catch (Exception error)
        {
            breaker.Trip(error);
        }
    }

    private RedisFound<T>? Open<T>(string key, string[] tags, byte[] bytes)
    {
        if (RedisEnvelope.Unwrap(bytes, out var value) is not { } envelope)
        {
            Log.Corrupt(logger, CacheRegion.FromKey(key));
            return null;
        }
        if (!log.IsCurrent(new(envelope.Epoch, envelope.Version), NamesOf(key, tags).Concat(envelope.Tags.Select(Invalidations.NameOfTag))))
            return null;
        try
        {
            var fresh = DateTimeOffset.FromUnixTimeMilliseconds(envelope.FreshUntil) - time.GetUtcNow();
            return new(CacheSerializer.Read<T>(value), value.Length, fresh);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or ArgumentException)
        {
            Log.Corrupt(logger, CacheRegion.FromKey(key));
            return null;
        }
    }

    private static IEnumerable<string> NamesOf(string key, string[] tags) => [Invalidations.NameOfKey(key), .. tags.Select(Invalidations.NameOfTag)];

    private static RedisKey NameOf<T>(string key) => $"{RedisCommands.Prefix}value:{CacheSerializer.ShapeOf<T>()}:{key}";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A value of the region {Region} in Redis is not readable; it is loaded anew")]
        public static partial void Corrupt(ILogger logger, string region);
    }
}

/// <param name="Value">The value.</param>
/// <param name="Size">Serialized size in bytes.</param>
/// <param name="Fresh">How much longer it is fresh. Negative: it may only answer while loading fails.</param>
internal sealed record RedisFound<T>(T Value, int Size, TimeSpan Fresh);
