using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations;

/// <summary>Everything the system page shows, as of one second.</summary>
public sealed record SystemStatus(
    DateTimeOffset At, IReadOnlyList<StoreState> Stores, JournalFacts Journal, LagFacts Lag, DatabaseFacts Database, RedisInfo? Redis, bool RedisConfigured,
    ServerFacts Server);

/// <param name="OldestAt">The time of the oldest recorded request that SQL is not known to contain.</param>
/// <param name="Writers">This process, and the dead ones whose journals it recovered.</param>
/// <param name="Refused">Views served uncounted since the start.</param>
public sealed record JournalFacts(long Bytes, long MaxBytes, int Segments, int Writers, DateTimeOffset? OldestAt, long Refused)
{
    /// <summary>0 to 1.</summary>
    public double Share => Math.Min(1, (double)Bytes / MaxBytes);
}

/// <param name="UnsentBatches">Batches closed in the journal but not in the live store.</param>
/// <param name="UnsentHits">Hits not in the live store, including those in the open batch.</param>
/// <param name="Waiting">Hits in the live store but not in SQL.</param>
public sealed record LagFacts(int UnsentBatches, long UnsentHits, string LiveStore, long Waiting, DateTimeOffset? LastPersist);

/// <param name="WalBytes">The write-ahead log beside the file.</param>
public sealed record DatabaseFacts(string Version, string File, long Bytes, long WalBytes);

public sealed record ServerFacts(
    string Version, DateTimeOffset StartedAt, string Runtime, string System, int Processors, long WorkingSet, long Managed, int OpenStreams);
