using System.Collections.Concurrent;
using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.History;

/// <summary>Stores presence and cache outcomes by minute in SQL, and reads the charts' past back.</summary>
internal sealed class MinuteHistory(IMinuteStore minutes, StoreHealth health)
{
    private const int KeptUnwritten = 1440;
    private readonly ConcurrentQueue<EndedMinute> _unwritten = new();

    public void Enqueue(EndedMinute minute)
    {
        _unwritten.Enqueue(minute);
        while (_unwritten.Count > KeptUnwritten)
            _unwritten.TryDequeue(out _);
    }

    /// <summary>Writes the waiting minutes. Called every few seconds.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (_unwritten.TryPeek(out var minute))
        {
            await health.RunAsync(StoreKind.SqlWriting, minute, WriteAsync, cancellationToken);
            _unwritten.TryDequeue(out _);
        }
    }

    private async Task<bool> WriteAsync(EndedMinute minute, CancellationToken cancellationToken)
    {
        var at = minute.Point.At.ToUnixTimeSeconds();
        await minutes.WriteAsync(
            new PresenceMinute { Minute = at, Online = minute.Point.Online ?? 0 },
            minute.Caches.Where(r => r.Reads > 0).Select(r => new CacheMinute
            {
                Minute = at,
                Region = r.Region,
                MemoryHits = r.MemoryHits,
                RedisHits = r.RedisHits,
                Misses = r.Misses,
                Stale = r.Stale,
            }),
            cancellationToken);
        return true;
    }

    /// <summary>
    /// The last 24 hours, one point per minute, oldest first. Minutes without a running process have no point, because
    /// it is unknown whether anyone visited. After a killed process, the views of its last minute are known, but not
    /// who was online.
    /// </summary>
    public async Task<IReadOnlyList<LivePoint>> LastDayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = now.ToUnixTimeSeconds() / 60 * 60;
        var start = end - 86_400;
        var past = await minutes.ReadAsync(start, cancellationToken);
        var points = new List<LivePoint>(1440);
        for (var minute = start; minute <= end; minute += 60)
        {
            var present = past.Online.TryGetValue(minute, out var presence);
            if (!past.Views.TryGetValue(minute, out var viewed) && !present)
                continue;
            var (hits, reads) = past.Caches.GetValueOrDefault(minute);
            points.Add(new LivePoint(DateTimeOffset.FromUnixTimeSeconds(minute), viewed / 60.0,
                present ? (int)presence : null, reads == 0 ? null : (double)hits / reads));
        }
        return points;
    }
}
