namespace BlogApp.Platform.Caching.Accesses;

/// <summary>
/// The most frequent keys of a stream, in bounded memory (Space-Saving): a new key takes the place of the rarest one and
/// its count. A count is at most <see cref="TopKey.AtMostTooMany"/> too high, and no key is missing whose share is above
/// one in <paramref name="kept"/>.
/// </summary>
internal sealed class TopKeys(int kept)
{
    private readonly Dictionary<string, Counter> _counters = new(kept, StringComparer.Ordinal);
    private readonly Lock _changing = new();

    public void Add(string key, long weight)
    {
        lock (_changing)
            AddAlone(key, weight);
    }

    /// <summary>Leaves the read out while another thread adds one.</summary>
    public bool TryAdd(string key, long weight)
    {
        if (!_changing.TryEnter())
            return false;
        try
        {
            AddAlone(key, weight);
            return true;
        }
        finally
        {
            _changing.Exit();
        }
    }

    /// <summary>Most frequent first.</summary>
    public IReadOnlyList<TopKey> Read(int take)
    {
        lock (_changing)
            return [.. _counters.Select(c => new TopKey(c.Key, c.Value.Count, c.Value.Inherited)).OrderByDescending(k => k.Count).ThenBy(k => k.Key, StringComparer.Ordinal).Take(take)];
    }

    private void AddAlone(string key, long weight)
    {
        if (_counters.TryGetValue(key, out var known))
        {
            known.Count += weight;
            return;
        }
        var inherited = 0L;
        if (_counters.Count >= kept)
        {
            var rarest = _counters.MinBy(c => c.Value.Count);
            inherited = rarest.Value.Count;
            _counters.Remove(rarest.Key);
        }
        _counters.Add(key, new Counter { Count = inherited + weight, Inherited = inherited });
    }

    private sealed class Counter
    {
        public long Count;
        public long Inherited;
    }
}

/// <param name="AtMostTooMany">How much of the count may belong to keys that are forgotten.</param>
internal readonly record struct TopKey(string Key, long Count, long AtMostTooMany);
