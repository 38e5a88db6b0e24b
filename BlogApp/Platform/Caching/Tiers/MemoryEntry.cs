using BlogApp.Platform.Caching.Accesses;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>A value in memory. After its freshness ends, it is kept for a while to answer when loading fails.</summary>
internal abstract class MemoryEntry
{
    private long _checked;

    public required string Key { get; init; }
    public required string[] Tags { get; init; }
    public required RegionCounter Region { get; init; }

    /// <summary>The key for the record of reads.</summary>
    public TrackedKey Tracked => field ??= TrackedKey.Of(Key);

    /// <summary>The generation at the start of its load.</summary>
    public required long Generation { get; init; }

    /// <summary>Serialized size in bytes, counted against the memory limit.</summary>
    public required int Size { get; init; }

    /// <summary>Timestamp (<see cref="TimeProvider.GetTimestamp"/>) until which it is fresh.</summary>
    public required long FreshUntil { get; init; }

    /// <summary>Timestamp until which it may answer while loading fails.</summary>
    public required long KeepUntil { get; init; }

    /// <summary>After a failed load: the timestamp before which no load is tried. 0 when none failed.</summary>
    public long RetryAt { get; init; }

    /// <summary>The entry's node in the eviction ring. Only <see cref="MemoryTier"/> uses it.</summary>
    public LinkedListNode<MemoryEntry>? Place { get; set; }

    /// <summary>Whether the entry was read since the eviction hand last passed.</summary>
    public bool Used { get; set; }

    public bool IsCurrent(Invalidation.InvalidationVersions versions)
    {
        var now = versions.Now;
        if (Volatile.Read(ref _checked) == now + 1)
            return true;
        if (!versions.IsCurrent(Generation, Key, Tags))
            return false;
        // Remembered until the next invalidation of anything, so that a hit costs one comparison. Stored as the number plus one, because 0 means
        // never checked.
        Volatile.Write(ref _checked, now + 1);
        return true;
    }
}

internal sealed class MemoryEntry<T> : MemoryEntry
{
    public required T Value { get; init; }

    /// <summary>The same value after a failed load. It answers without another attempt until the given timestamp.</summary>
    public MemoryEntry<T> RetryingAt(long timestamp) => new()
    {
        Key = Key,
        Tags = Tags,
        Region = Region,
        Generation = Generation,
        Size = Size,
        FreshUntil = FreshUntil,
        KeepUntil = KeepUntil,
        RetryAt = timestamp,
        Value = Value,
    };
}
