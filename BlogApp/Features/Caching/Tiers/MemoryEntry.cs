namespace BlogApp.Features.Caching.Tiers;

/// <summary>A value in memory: fresh, then kept a while longer for when loading fails.</summary>
internal abstract class MemoryEntry
{
    private long _checked;

    public required string Key { get; init; }
    public required string[] Tags { get; init; }
    public required RegionCounter Region { get; init; }

    /// <summary>The generation that its load began under.</summary>
    public required long Generation { get; init; }

    /// <summary>Bytes as serialised: what it weighs against the memory's limit.</summary>
    public required int Size { get; init; }

    /// <summary>Timestamp (<see cref="TimeProvider.GetTimestamp"/>) until which it is fresh.</summary>
    public required long FreshUntil { get; init; }

    /// <summary>Timestamp until which it may answer while loading fails.</summary>
    public required long KeepUntil { get; init; }

    /// <summary>After a load failed: the timestamp before which no other is tried. 0 when none failed.</summary>
    public long RetryAt { get; init; }

    /// <summary>Its place in the eviction ring; only <see cref="MemoryTier"/> touches it.</summary>
    public LinkedListNode<MemoryEntry>? Place { get; set; }

    /// <summary>Read since the eviction hand last passed.</summary>
    public bool Used { get; set; }

    public bool IsCurrent(Invalidation.Generations generations)
    {
        var now = generations.Now;
        if (Volatile.Read(ref _checked) == now + 1)
            return true;
        if (!generations.IsCurrent(Generation, Key, Tags))
            return false;
        // Remembered until the next invalidation of anything, so that a hit costs one comparison. One more than
        // the number, for 0 to mean never checked.
        Volatile.Write(ref _checked, now + 1);
        return true;
    }
}

internal sealed class MemoryEntry<T> : MemoryEntry
{
    public required T Value { get; init; }

    /// <summary>The same value after a failed load: answers without another attempt until then.</summary>
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
