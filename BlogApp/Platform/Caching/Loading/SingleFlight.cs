using System.Collections.Concurrent;
using BlogApp.Platform.Caching.Invalidation;

namespace BlogApp.Platform.Caching.Loading;

/// <summary>The running loads: at most one per key, however many callers ask at once.</summary>
internal sealed class SingleFlight(CacheLoader loader, InvalidationVersions versions, TimeProvider time, TimeSpan bound)
{
    private readonly ConcurrentDictionary<(string Key, Type Type), object> _loads = new();

    /// <summary>Joins the running load or starts one. The caller must leave it in the end.</summary>
    /// <param name="started">Whether this call started it.</param>
    public SharedLoad<T> Join<TState, T>(LoadRequest<TState, T> request, out bool started)
    {
        var id = (request.Key, typeof(T));
        started = false;
        while (true)
        {
            _loads.TryGetValue(id, out var flying);
            if (flying is SharedLoad<T> flight && versions.IsCurrent(flight.Generation, request.Key, flight.Tags) && flight.TryJoin())
                return flight;
            var mine = new SharedLoad<T>(versions.Now, request.Tags, bound, time);
            mine.TryJoin();
            if (flying is null ? _loads.TryAdd(id, mine) : _loads.TryUpdate(id, mine, flying))
            {
                Start(mine, request, id);
                started = true;
                return mine;
            }
            mine.Dispose();
        }
    }

    private void Start<TState, T>(SharedLoad<T> flight, LoadRequest<TState, T> request, (string, Type) id)
    {
        // The load belongs to all waiters, so it must not see the first caller's request. A factory that blocks must not prevent that request from
        // being canceled.
        using var alone = ExecutionContext.SuppressFlow();
        _ = Task.Run(async () =>
        {
            // The loader never throws: it completes the flight with a value or an error.
            await loader.LoadAsync(flight, request, () => _loads.TryRemove(new(id, flight)));
            flight.Dispose();
        }, CancellationToken.None);
    }
}
