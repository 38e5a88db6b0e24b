using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Analytics;

internal sealed class MinuteStore(SqliteFile file, SqliteWriter writer) : IMinuteStore
{
    public async Task WriteAsync(PresenceMinute presence, IEnumerable<CacheMinute> caches, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        using var transaction = turn.Connection.BeginTransaction(deferred: false);
        using (var row = new RowStatement(turn.Connection, transaction,
            "INSERT INTO PresenceMinute (Minute, Online) VALUES ($0, $1) ON CONFLICT (Minute) DO UPDATE SET Online = max(Online, excluded.Online)"))
        {
            row.Run(presence.Minute, presence.Online);
        }
        using (var row = new RowStatement(turn.Connection, transaction, """
            INSERT INTO CacheMinute (Minute, Region, MemoryHits, RedisHits, Misses, Stale) VALUES ($0, $1, $2, $3, $4, $5)
            ON CONFLICT (Minute, Region) DO UPDATE SET MemoryHits = MemoryHits + excluded.MemoryHits, RedisHits = RedisHits + excluded.RedisHits,
                Misses = Misses + excluded.Misses, Stale = Stale + excluded.Stale
            """))
        {
            foreach (var region in caches)
                row.Run(region.Minute, region.Region, region.MemoryHits, region.RedisHits, region.Misses, region.Stale);
        }
        transaction.Commit();
    }

    public async Task<MinuteReading> ReadAsync(long start, CancellationToken cancellationToken)
    {
        await using var connection = file.OpenReadOnly();
        return new MinuteReading(
            connection.Rows($"SELECT Minute, Views FROM SiteMinute WHERE Minute >= {start}", Number).ToDictionary(),
            connection.Rows($"SELECT Minute, Online FROM PresenceMinute WHERE Minute >= {start}", Number).ToDictionary(),
            connection.Rows($"SELECT Minute, sum(MemoryHits + RedisHits + Stale), sum(MemoryHits + RedisHits + Stale + Misses) FROM CacheMinute WHERE Minute >= {start} GROUP BY Minute",
                static row => KeyValuePair.Create(row.GetInt64(0), (row.GetInt64(1), row.GetInt64(2)))).ToDictionary());
    }

    public async Task<MeasuredTime> ReadMeasuredAsync(long start, long end, CancellationToken cancellationToken)
    {
        await using var connection = file.OpenReadOnly();
        // Counted views are evidence too: a killed process leaves views of a minute that it could not finish.
        return new MeasuredTime(connection.Rows($"""
            SELECT Hour, max(Minutes) FROM (
                SELECT Minute / 3600 * 3600 AS Hour, count(*) AS Minutes FROM PresenceMinute WHERE Minute >= {start} AND Minute < {end} GROUP BY 1
                UNION ALL SELECT Hour, 1 FROM SiteHour WHERE Hour >= {start} AND Hour < {end} AND Views > 0)
            GROUP BY Hour
            """, static row => KeyValuePair.Create(row.GetInt64(0), row.GetInt32(1))).ToDictionary());
    }

    private static KeyValuePair<long, long> Number(SqliteDataReader row) => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1));
}
