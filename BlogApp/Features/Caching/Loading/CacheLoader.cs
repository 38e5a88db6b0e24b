using BlogApp.Features.Caching.Invalidation;
using BlogApp.Features.Caching.Tiers;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Caching.Loading;

/// <summary>What happens in one load: memory once more, Redis, the factory; and when that fails, the old value.</summary>
internal sealed partial class CacheLoader(
    MemoryTier memory, Generations generations, IOptions<CachingSettings> options, TimeProvider time, ILogger<CacheLoader> logger)
{
    private readonly CachingSettings _settings = options.Value;

    /// <summary>Ends in the flight landing or crashing; throws nothing.</summary>
    /// <param name="over">Called once the value stands in memory and before anyone is told.</param>
    public async Task LoadAsync<TState, T>(Flight<T> flight, LoadRequest<TState, T> request, Action over)
    {
        try
        {
            var landing = await FindOrLoadAsync(flight, request);
            over();
            flight.Land(landing.Value, landing.From);
        }
        catch (Exception error)
        {
            over();
            if (StaleAfter(error, request) is { } stale)
                flight.Land(stale.Value, LandedFrom.Stale);
            else
                flight.Crash(AsSeenByCallers(error, flight, request.Key));
        }
    }

    private async Task<Landing<T>> FindOrLoadAsync<TState, T>(Flight<T> flight, LoadRequest<TState, T> request)
    {
        // A load that ended between the caller's look into memory and this one's start has left its value there.
        if (request.Life.ReadsMemory && memory.Find(request.Key) is MemoryEntry<T> entry && IsFresh(entry))
        {
            request.Region.MemoryHit();
            return new(entry.Value, LandedFrom.Memory);
        }
        if (!request.Life.Loads)
            return new(default!, LandedFrom.Factory);
        var started = time.GetTimestamp();
        var value = await request.Factory(request.State, flight.Cancelled);
        request.Region.Miss(time.GetElapsedTime(started));
        Keep(request.Key, request.Tags, request.Region, request.Life, flight.Generation, value);
        return new(value, LandedFrom.Factory);
    }

    /// <summary>Puts a value where its life allows, unless it was invalidated since the given generation.</summary>
    public void Keep<T>(string key, string[] tags, RegionCounter region, EntryLife life, long generation, T value)
    {
        if (!life.WritesMemory || !generations.IsCurrent(generation, key, tags))
            return;
        var freshUntil = time.GetTimestamp() + Ticks(life.FreshInMemory);
        memory.Put(new MemoryEntry<T>
        {
            Key = key,
            Tags = tags,
            Region = region,
            Generation = generation,
            Size = 1000,
            FreshUntil = freshUntil,
            KeepUntil = freshUntil + Ticks(TimeSpan.FromSeconds(_settings.StaleSeconds)),
            Value = value,
        });
    }

    private MemoryEntry<T>? StaleAfter<TState, T>(Exception error, LoadRequest<TState, T> request)
    {
        if (memory.Find(request.Key) is not MemoryEntry<T> entry || !MayAnswer(entry) || !request.Life.ReadsMemory)
            return null;
        Log.AnsweredStale(logger, request.Key, error.Message);
        RetryLater(entry);
        return entry;
    }

    /// <summary>From now on the old value answers at once, and the next load waits a little.</summary>
    public void RetryLater<T>(MemoryEntry<T> entry) =>
        memory.Replace(entry, entry.RetryingAt(time.GetTimestamp() + Ticks(TimeSpan.FromSeconds(_settings.RetrySeconds))));

    private static Exception AsSeenByCallers<T>(Exception error, Flight<T> flight, string key) =>
        error is OperationCanceledException && flight.Cancelled.IsCancellationRequested
            ? new TimeoutException($"Loading '{key}' took too long.", error)
            : error;

    public bool IsFresh(MemoryEntry entry) => time.GetTimestamp() < entry.FreshUntil && entry.IsCurrent(generations);

    public bool MayAnswer(MemoryEntry entry) => time.GetTimestamp() < entry.KeepUntil && entry.IsCurrent(generations);

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Answering with the old value of {Key}: loading failed ({Error})")]
        public static partial void AnsweredStale(ILogger logger, string key, string error);
    }
}
