using BlogApp.Features.Caching.Invalidation;
using BlogApp.Features.Caching.Tiers;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Caching.Loading;

/// <summary>What happens in one load: memory once more, Redis, the factory; and when that fails, the old value.</summary>
internal sealed partial class CacheLoader(
    MemoryTier memory, RedisTier redis, Generations generations, CacheSerializer serializer, IOptions<CachingSettings> options,
    TimeProvider time, ILogger<CacheLoader> logger)
{
    // What a value is taken to weigh that cannot be serialised.
    private const int UnknownSize = 16 << 10;

    private readonly CachingSettings _settings = options.Value;

    /// <summary>Ends in the flight landing or crashing; throws nothing.</summary>
    /// <param name="over">Called once the value stands in memory and before anyone is told.</param>
    public async Task LoadAsync<TState, T>(Flight<T> flight, LoadRequest<TState, T> request, Action over)
    {
        RedisFound<T>? found = null;
        try
        {
            // A load that ended between the caller's look into memory and this one's start has left its value there.
            if (request.Life.ReadsMemory && memory.Find(request.Key) is MemoryEntry<T> entry && IsFresh(entry))
            {
                request.Region.MemoryHit();
                Land(entry.Value, LandedFrom.Memory);
                return;
            }
            var position = redis.Position;
            found = request.Life.ReadsRedis ? await redis.FindAsync<T>(request.Key, request.Tags) : null;
            if (found is not null && found.Fresh > TimeSpan.Zero)
            {
                request.Region.RedisHit();
                Remember(request, flight.Generation, found.Value, found.Size, Shorter(found.Fresh, request.Life.FreshInMemory));
                Land(found.Value, LandedFrom.Redis);
                return;
            }
            if (!request.Life.Loads)
            {
                request.Region.Miss(TimeSpan.Zero);
                Land(default!, LandedFrom.Factory);
                return;
            }
            var started = time.GetTimestamp();
            var value = await request.Factory(request.State, flight.Cancelled);
            request.Region.Miss(time.GetElapsedTime(started));
            var bytes = serializer.Write(value);
            Remember(request, flight.Generation, value, bytes?.Length ?? UnknownSize, request.Life.FreshInMemory);
            Land(value, LandedFrom.Factory);
            // Nobody waits for this.
            if (bytes is not null && position is { } since && request.Life.WritesRedis)
                await redis.KeepAsync<T>(request.Key, request.Tags, since, request.Life.Fresh, bytes);
        }
        catch (Exception error)
        {
            if (!flight.Abandoned && OldValue(flight, request, found) is { } old)
            {
                Log.AnsweredStale(logger, request.Key, error.Message);
                Land(old.Value, LandedFrom.Stale);
                return;
            }
            over();
            flight.Crash(AsSeenByCallers(error, flight, request.Key));
        }

        void Land(T value, LandedFrom from)
        {
            over();
            flight.Land(value, from);
        }
    }

    /// <summary>Puts a value where its life allows, as if it had just been loaded.</summary>
    public async ValueTask SetAsync<T>(string key, string[] tags, RegionCounter region, EntryLife life, T value)
    {
        var bytes = serializer.Write(value);
        var request = new LoadRequest<object?, T>(key, tags, region, life, null, static (_, _) => default);
        Remember(request, generations.Now, value, bytes?.Length ?? UnknownSize, life.FreshInMemory);
        if (bytes is not null && life.WritesRedis && redis.Position is { } position)
            await redis.KeepAsync<T>(key, tags, position, life.Fresh, bytes);
    }

    /// <summary>From now on the old value answers at once, and the next load waits a little.</summary>
    public void RetryLater<T>(MemoryEntry<T> entry) => memory.Replace(entry, entry.RetryingAt(In(TimeSpan.FromSeconds(_settings.RetrySeconds))));

    public bool IsFresh(MemoryEntry entry) => time.GetTimestamp() < entry.FreshUntil && entry.IsCurrent(generations);

    public bool MayAnswer(MemoryEntry entry) => time.GetTimestamp() < entry.KeepUntil && entry.IsCurrent(generations);

    private MemoryEntry<T>? Remember<TState, T>(
        LoadRequest<TState, T> request, long generation, T value, int size, TimeSpan fresh, TimeSpan retry = default)
    {
        if (!request.Life.WritesMemory || !generations.IsCurrent(generation, request.Key, request.Tags))
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

    private MemoryEntry<T>? OldValue<TState, T>(Flight<T> flight, LoadRequest<TState, T> request, RedisFound<T>? found)
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

    private static Exception AsSeenByCallers<T>(Exception error, Flight<T> flight, string key) =>
        error is OperationCanceledException && flight.Cancelled.IsCancellationRequested
            ? new TimeoutException($"Loading '{key}' took too long.", error)
            : error;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Answering with the old value of {Key}: loading failed ({Error})")]
        public static partial void AnsweredStale(ILogger logger, string key, string error);
    }
}
