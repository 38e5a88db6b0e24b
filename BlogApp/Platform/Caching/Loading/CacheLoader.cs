using BlogApp.Platform.Caching.Accesses;
using BlogApp.Platform.Caching.Invalidation;
using BlogApp.Platform.Caching.Tiers;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Caching.Loading;

/// <summary>One load: it tries memory again, then Redis, then the factory. If all fail, it answers with the old value.</summary>
internal sealed partial class CacheLoader(
    MemoryTier memory, RedisTier redis, InvalidationVersions versions, CacheSerializer serializer, IOptions<CachingSettings> options,
    TimeProvider time, ILogger<CacheLoader> logger)
{
    // The assumed size of a value that cannot be serialized.
    private const int UnknownSize = 16 << 10;

    private readonly CachingSettings _settings = options.Value;

    /// <summary>Always completes the flight, with a value or an error. Throws nothing.</summary>
    /// <param name="over">Called once the value is in memory and before any waiter is notified.</param>
    public async Task LoadAsync<TState, T>(SharedLoad<T> flight, LoadRequest<TState, T> request, Action over)
    {
        RedisFound<T>? found = null;
        try
        {
            // A load may have finished between the caller's look into memory and this load's start. Its value is in memory.
            if (request.Life.ReadsMemory && memory.Find(request.Key) is MemoryEntry<T> entry && IsFresh(entry))
            {
                request.Region.MemoryHit();
                Complete(entry.Value, LoadSource.Memory);
                return;
            }
            var position = redis.Position;
            found = request.Life.ReadsRedis ? await redis.FindAsync<T>(request.Key, request.Tags) : null;
            if (found is not null && found.Fresh > TimeSpan.Zero)
            {
                request.Region.RedisHit();
                request.Region.Answered(TrackedKey.Of(request.Key));
                Remember(request, flight.Generation, found.Value, found.Size, Shorter(found.Fresh, request.Life.FreshInMemory));
                Complete(found.Value, LoadSource.Redis);
                return;
            }
            if (!request.Life.Loads)
            {
                request.Region.Miss(TimeSpan.Zero);
                Complete(default!, LoadSource.Factory);
                return;
            }
            var started = time.GetTimestamp();
            var value = await request.Factory(request.State, flight.Cancelled);
            request.Region.Miss(time.GetElapsedTime(started));
            request.Region.Missed(TrackedKey.Of(request.Key));
            var bytes = serializer.Write(value);
            Remember(request, flight.Generation, value, bytes?.Length ?? UnknownSize, request.Life.FreshInMemory);
            Complete(value, LoadSource.Factory);
            // Nobody waits for this write.
            if (bytes is not null && position is { } since && request.Life.WritesRedis)
                await redis.KeepAsync<T>(request.Key, request.Tags, since, request.Life.Fresh, bytes);
        }
        catch (Exception error)
        {
            if (!flight.Abandoned && OldValue(flight, request, found) is { } old)
            {
                Log.AnsweredStale(logger, CacheRegion.FromKey(request.Key), error.Message);
                Complete(old.Value, LoadSource.Stale);
                return;
            }
            over();
            flight.Fail(AsSeenByCallers(error, flight, request.Key));
        }

        void Complete(T value, LoadSource from)
        {
            over();
            flight.Complete(value, from);
        }
    }

    /// <summary>Stores a value in the tiers its lifetime allows, as if it had just been loaded.</summary>
    public async ValueTask SetAsync<T>(string key, string[] tags, RegionCounter region, EntryLife life, T value)
    {
        var bytes = serializer.Write(value);
        var request = new LoadRequest<object?, T>(key, tags, region, life, null, static (_, _) => default);
        Remember(request, versions.Now, value, bytes?.Length ?? UnknownSize, life.FreshInMemory);
        if (bytes is not null && life.WritesRedis && redis.Position is { } position)
            await redis.KeepAsync<T>(key, tags, position, life.Fresh, bytes);
    }

    /// <summary>Lets the old value answer at once for a while, and delays the next load.</summary>
    public void RetryLater<T>(MemoryEntry<T> entry) => memory.Replace(entry, entry.RetryingAt(In(TimeSpan.FromSeconds(_settings.RetrySeconds))));

    public bool IsFresh(MemoryEntry entry) => time.GetTimestamp() < entry.FreshUntil && entry.IsCurrent(versions);

    public bool MayAnswer(MemoryEntry entry) => time.GetTimestamp() < entry.KeepUntil && entry.IsCurrent(versions);

    private MemoryEntry<T>? Remember<TState, T>(
        LoadRequest<TState, T> request, long generation, T value, int size, TimeSpan fresh, TimeSpan retry = default)
    {
        if (!request.Life.WritesMemory || !versions.IsCurrent(generation, request.Key, request.Tags))
            return null;
        var entry = new MemoryEntry<T>
        {
            Key = request.Key,
            Tags = request.Tags,
            Region = request.Region,
            Generation = generation,
            Size = size,
            FreshUntil = In(fresh),
            KeepUntil = In(fresh + TimeSpan.FromSeconds(_settings.StaleSeconds)),
            RetryAt = retry > TimeSpan.Zero ? In(retry) : 0,
            Value = value,
        };
        memory.Put(entry);
        return entry;
    }

    private MemoryEntry<T>? OldValue<TState, T>(SharedLoad<T> flight, LoadRequest<TState, T> request, RedisFound<T>? found)
    {
        if (request.Life.ReadsMemory && memory.Find(request.Key) is MemoryEntry<T> entry && MayAnswer(entry))
        {
            RetryLater(entry);
            return entry;
        }
        return found is null
            ? null
            : Remember(request, flight.Generation, found.Value, found.Size, found.Fresh, TimeSpan.FromSeconds(_settings.RetrySeconds));
    }

    private long In(TimeSpan span) => time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static Exception AsSeenByCallers<T>(Exception error, SharedLoad<T> flight, string key) =>
        error is OperationCanceledException && flight.Cancelled.IsCancellationRequested
            ? new TimeoutException($"Loading a value of '{CacheRegion.FromKey(key)}' took too long.", error)
            : error;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Answering with an old value of the region {Region}: loading failed ({Error})")]
        public static partial void AnsweredStale(ILogger logger, string region, string error);
    }
}
