using System.Collections.Concurrent;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>Keeps the minutes of presence and caches in SQL, and reads the charts' past back.</summary>
internal sealed class MinuteHistory(SqliteWriter writer, StoreHealth health, string databaseFile)
{
    private const int KeptUnwritten = 1440;
    private readonly ConcurrentQueue<EndedMinute> _unwritten = new();

    public void Enqueue(EndedMinute minute)
    {
        _unwritten.Enqueue(minute);
        while (_unwritten.Count > KeptUnwritten)
            _unwritten.TryDequeue(out _);
    }

    /// <summary>Writes what waits. Called every few seconds.</summary>
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
        using var turn = await writer.EnterAsync(cancellationToken);
        using var transaction = turn.Connection.BeginTransaction(deferred: false);
        var at = minute.Point.At.ToUnixTimeSeconds();
        using (var presence = new RowStatement(turn.Connection, transaction,
            "INSERT INTO PresenceMinute (Minute, Online) VALUES ($0, $1) ON CONFLICT (Minute) DO UPDATE SET Online = max(Online, excluded.Online)"))
        {
            presence.Run(at, minute.Point.Online ?? 0);
        }
        using (var caches = new RowStatement(turn.Connection, transaction, """
            INSERT INTO CacheMinute (Minute, Region, MemoryHits, RedisHits, Misses, Stale) VALUES ($0, $1, $2, $3, $4, $5)
            ON CONFLICT (Minute, Region) DO UPDATE SET MemoryHits = MemoryHits + excluded.MemoryHits, RedisHits = RedisHits + excluded.RedisHits,
                Misses = Misses + excluded.Misses, Stale = Stale + excluded.Stale
            """))
        {
            foreach (var region in minute.Caches.Where(r => r.Reads > 0))
                caches.Run(at, region.Region, region.MemoryHits, region.RedisHits, region.Misses, region.Stale);
        }
        transaction.Commit();
        return true;
    }

    /// <summary>
    /// The last 24 hours, a point a minute, oldest first. Minutes in which nothing ran have none: it is not known that nobody
    /// came. A process that was killed leaves the views of its last minute, but nobody knows who was online.
    /// </summary>
    public async Task<IReadOnlyList<LivePoint>> LastDayAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = now.ToUnixTimeSeconds() / 60 * 60;
        var start = end - 86_400;
        await using var connection = DataRegistration.OpenReadOnly(databaseFile);
        var views = Read(connection, $"SELECT Minute, Views, 0 FROM SiteMinute WHERE Minute >= {start}");
        var online = Read(connection, $"SELECT Minute, Online, 0 FROM PresenceMinute WHERE Minute >= {start}");
        var rates = Read(connection, $"SELECT Minute, sum(MemoryHits + RedisHits + Stale), sum(MemoryHits + RedisHits + Stale + Misses) FROM CacheMinute WHERE Minute >= {start} GROUP BY Minute");
        var points = new List<LivePoint>(1440);
        for (var minute = start; minute <= end; minute += 60)
        {
            var present = online.TryGetValue(minute, out var presence);
            if (!views.TryGetValue(minute, out var viewed) && !present)
                continue;
            var (hits, reads) = rates.GetValueOrDefault(minute);
            points.Add(new LivePoint(DateTimeOffset.FromUnixTimeSeconds(minute), viewed.First / 60.0,
                present ? (int)presence.First : null, reads == 0 ? null : (double)hits / reads));
        }
        return points;
    }

    private static Dictionary<long, (long First, long Second)> Read(SqliteConnection connection, string sql) =>
        connection.Rows(sql, static row => KeyValuePair.Create(row.GetInt64(0), (row.GetInt64(1), row.GetInt64(2)))).ToDictionary();
}
