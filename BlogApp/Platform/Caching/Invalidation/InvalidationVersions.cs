using System.Collections.Concurrent;

namespace BlogApp.Platform.Caching.Invalidation;

/// <summary>
/// Orders loads and invalidations within this process. Each invalidation takes the next number. A load notes the number
/// at its start, and its result is current as long as none of its names was invalidated at a higher number. A load that
/// began before an invalidation can therefore never restore its old result.
/// </summary>
internal sealed class InvalidationVersions
{
    // Far more names than a blog has. Beyond this limit, the cache is emptied once instead of using more memory.
    private const int MostNames = 100_000;

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, long> _tags = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _keys = new(StringComparer.Ordinal);
    private long _now;
    private long _everything;

    /// <summary>The number of the most recent invalidation.</summary>
    public long Now => Volatile.Read(ref _now);

    public void InvalidateTags(IReadOnlyCollection<string> tags)
    {
        if (tags.Contains(CacheTag.Everything))
            InvalidateEverything();
        else
            Invalidate(_tags, tags);
    }

    public void InvalidateKeys(IReadOnlyCollection<string> keys) => Invalidate(_keys, keys);

    public void InvalidateEverything()
    {
        lock (_writing)
            ForgetAll();
    }

    /// <summary>Whether a value loaded at the given number is still valid.</summary>
    public bool IsCurrent(long since, string key, string[] tags)
    {
        if (Volatile.Read(ref _everything) > since || After(_keys, key, since))
            return false;
        foreach (var tag in tags)
            if (After(_tags, tag, since))
                return false;
        return true;
    }

    private static bool After(ConcurrentDictionary<string, long> marks, string name, long since) =>
        marks.TryGetValue(name, out var mark) && mark > since;

    private void Invalidate(ConcurrentDictionary<string, long> marks, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0)
            return;
        lock (_writing)
        {
            if (marks.Count + names.Count > MostNames)
            {
                ForgetAll();
                return;
            }
            // Write the marks before the number: a reader that sees the number also sees the marks.
            foreach (var name in names)
                marks[name] = _now + 1;
            Volatile.Write(ref _now, _now + 1);
        }
    }

    private void ForgetAll()
    {
        Volatile.Write(ref _everything, _now + 1);
        Volatile.Write(ref _now, _now + 1);
        _tags.Clear();
        _keys.Clear();
    }
}
