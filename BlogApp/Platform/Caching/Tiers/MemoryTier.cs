using System.Collections.Concurrent;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>
/// The values in this process, limited by number and by bytes. Reads take no lock. Past a limit, the hand moves round
/// the ring and evicts entries that were not read since its last pass (second chance, an approximation of least
/// recently used).
/// </summary>
internal sealed class MemoryTier(int mostEntries, long mostBytes)
{
    // The approximate size of an entry without its value: key, nodes and object headers. Text takes two bytes a character in memory.
    private const int Overhead = 400;

    private readonly ConcurrentDictionary<string, MemoryEntry> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<MemoryEntry> _ring = new();
    private readonly Lock _writing = new();
    private long _bytes;

    public int Count => _entries.Count;
    public long Bytes => Volatile.Read(ref _bytes);

    public MemoryEntry? Find(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (!entry.Used)
            entry.Used = true;
        return entry;
    }

    public void Put(MemoryEntry entry)
    {
        if (Weight(entry) > mostBytes)
        {
            Remove(entry.Key);
            return;
        }
        lock (_writing)
        {
            if (_entries.TryGetValue(entry.Key, out var former))
                Drop(former);
            while (_entries.Count >= mostEntries || _bytes + Weight(entry) > mostBytes)
                EvictOne();
            entry.Place = _ring.AddLast(entry);
            _entries[entry.Key] = entry;
            Volatile.Write(ref _bytes, _bytes + Weight(entry));
        }
    }

    /// <summary>Replaces an entry, unless it is no longer the current one.</summary>
    public void Replace(MemoryEntry former, MemoryEntry entry)
    {
        lock (_writing)
            if (_entries.TryGetValue(former.Key, out var present) && ReferenceEquals(present, former))
                Put(entry);
    }

    public void Remove(string key)
    {
        lock (_writing)
            if (_entries.TryGetValue(key, out var entry))
                Drop(entry);
    }

    /// <summary>The entries of which something holds; others may come and go meanwhile.</summary>
    public IReadOnlyList<MemoryEntry> Read(Func<MemoryEntry, bool> which) => [.. _entries.Values.Where(which)];

    private void EvictOne()
    {
        // At most one round, because readers keep marking entries meanwhile.
        for (var spared = 0; spared < _ring.Count && _ring.First!.Value.Used; spared++)
        {
            var first = _ring.First;
            first.Value.Used = false;
            _ring.RemoveFirst();
            _ring.AddLast(first);
        }
        _ring.First!.Value.Region.Evicted();
        Drop(_ring.First!.Value);
    }

    private void Drop(MemoryEntry entry)
    {
        _entries.TryRemove(entry.Key, out _);
        _ring.Remove(entry.Place!);
        Volatile.Write(ref _bytes, _bytes - Weight(entry));
    }

    public static long Weight(MemoryEntry entry) => 2L * entry.Size + Overhead;
}
