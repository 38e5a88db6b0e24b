namespace BlogApp.Data.Analytics.Stores;

/// <summary>Presence, cache outcomes and views by minute, for the charts of the recent past.</summary>
public interface IMinuteStore
{
    /// <summary>Stores one minute in one transaction. If the minute exists, keeps the higher presence and adds up the cache outcomes.</summary>
    Task WriteAsync(PresenceMinute presence, IEnumerable<CacheMinute> caches, CancellationToken cancellationToken);

    /// <summary>All minutes from <paramref name="start"/> on.</summary>
    /// <param name="start">Unix seconds.</param>
    Task<MinuteReading> ReadAsync(long start, CancellationToken cancellationToken);

    /// <summary>When the server was measuring, from one hour up to another; 35 ms for a year.</summary>
    /// <param name="start">Unix seconds, a whole hour.</param>
    /// <param name="end">Unix seconds, a whole hour.</param>
    Task<MeasuredTime> ReadMeasuredAsync(long start, long end, CancellationToken cancellationToken);
}

/// <summary>Keys are the start of the minute, Unix seconds.</summary>
/// <param name="Caches">All regions together: reads answered from the cache, and all reads.</param>
public sealed record MinuteReading(
    IReadOnlyDictionary<long, long> Views,
    IReadOnlyDictionary<long, long> Online,
    IReadOnlyDictionary<long, (long Hits, long Reads)> Caches);
