using System.Collections.Concurrent;
using BlogApp.Features.Caching.Invalidation;

namespace BlogApp.Features.Caching.Loading;

/// <summary>The loads under way: one per key, however many ask at once.</summary>
internal sealed class Flights(CacheLoader loader, Generations generations, TimeProvider time, TimeSpan bound)
{
    private readonly ConcurrentDictionary<(string Key, Type Type), object> _flights = new();

    /// <summary>Joins the load under way, or starts one. The caller must leave it in the end.</summary>
    /// <param name="started">Whether this call started it.</param>
    public Flight<T> Join<TState, T>(LoadRequest<TState, T> request, out bool started)
    {
        var id = (request.Key, typeof(T));
        started = false;
        while (true)
        {
            _flights.TryGetValue(id, out var flying);
            if (flying is Flight<T> flight && generations.IsCurrent(flight.Generation, request.Key, flight.Tags) && flight.TryJoin())
                return flight;
            var mine = new Flight<T>(generations.Now, request.Tags, bound, time);
            mine.TryJoin();
            if (flying is null ? _flights.TryAdd(id, mine) : _flights.TryUpdate(id, mine, flying))
            {
                Start(mine, request, id);
                started = true;
                return mine;
            }
            mine.Dispose();
        }
    }

    private void Start<TState, T>(Flight<T> flight, LoadRequest<TState, T> request, (string, Type) id)
    {
        // The load belongs to all who wait: it must see nothing of the request that happened to ask first, and a
        // factory that blocks must not keep that request from being cancelled.
        using var alone = ExecutionContext.SuppressFlow();
        _ = Task.Run(async () =>
        {
            // The loader never throws: it lands or crashes the flight.
            await loader.LoadAsync(flight, request, () => _flights.TryRemove(new(id, flight)));
            flight.Dispose();
        }, CancellationToken.None);
    }
}
