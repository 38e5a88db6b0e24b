namespace BlogApp.Platform.Caching.Invalidation;

/// <summary>
/// This node's view of the invalidations that all nodes share through Redis: for each name (tag or key), the version of
/// its last invalidation. A value in Redis carries the version at which its load began. It is valid as long as none of
/// its names was invalidated at a higher version. The epoch changes when Redis has lost its data; everything stored
/// under the former epoch is then void.
/// </summary>
internal sealed class InvalidationLog
{
    /// <summary>The name that means all names.</summary>
    public const string All = "*";

    // The same limit as in invalidate.lua. A node that missed more drops everything once.
    private const int MostMarks = 10_000;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, long> _pending = new(StringComparer.Ordinal);
    private Dictionary<string, long> _marks = new(StringComparer.Ordinal);
    private string? _epoch;
    private long _version;
    private long _floor;
    private long _pendings;

    /// <summary>The position up to which the log is known without gaps; null before the first synchronization.</summary>
    public InvalidationPosition? Position
    {
        get
        {
            lock (_changing)
                return _epoch is null ? null : new(_epoch, _version);
        }
    }

    /// <summary>Names invalidated here that are not yet known to be in Redis.</summary>
    public string[] Pending
    {
        get
        {
            lock (_changing)
                return [.. _pending.Keys];
        }
    }

    /// <summary>Whether a value whose load began at the given position is still valid, as far as this node knows.</summary>
    public bool IsCurrent(InvalidationPosition since, IEnumerable<string> names)
    {
        lock (_changing)
            return since.Epoch == _epoch && since.Version >= _floor && !_pending.ContainsKey(All)
                && names.All(name => !_pending.ContainsKey(name) && !(_marks.TryGetValue(name, out var mark) && mark > since.Version));
    }

    /// <summary>Treats all values under these names in Redis as invalid until Redis has recorded the invalidation.</summary>
    /// <returns>The number to pass to <see cref="MarkShared"/>.</returns>
    public long MarkPending(IReadOnlyCollection<string> names)
    {
        lock (_changing)
        {
            var id = ++_pendings;
            if (_pending.Count + names.Count > MostMarks)
            {
                _pending.Clear();
                names = [All];
            }
            foreach (var name in names)
                _pending[name] = id;
            return id;
        }
    }

    /// <summary>Notes that Redis has recorded the names at this position.</summary>
    public void MarkShared(long pending, IReadOnlyCollection<string> names, InvalidationPosition at)
    {
        lock (_changing)
        {
            if (at.Epoch != _epoch)
                return;
            Mark(names, at.Version);
            foreach (var name in names)
                if (_pending.TryGetValue(name, out var id) && id <= pending)
                    _pending.Remove(name);
        }
    }

    /// <summary>Applies another node's message. Returns the names that are new.</summary>
    public IReadOnlyCollection<string> ApplyMessage(InvalidationPosition at, IReadOnlyCollection<string> names)
    {
        lock (_changing)
            return at.Epoch == _epoch ? Mark(names, at.Version) : [];
    }

    /// <summary>Applies what happened in Redis since <see cref="Position"/>.</summary>
    /// <returns>The invalidated names that this node did not know; <see cref="All"/> when they cannot be determined.</returns>
    public IReadOnlyCollection<string> ApplyUpdate(InvalidationUpdate news)
    {
        lock (_changing)
        {
            var complete = news.Position.Epoch == _epoch && news.Floor <= _version;
            if (news.Position.Epoch != _epoch)
                _marks = new(StringComparer.Ordinal);
            List<string> unknown = [.. news.Marks.Where(mark => !Knows(mark.Name, mark.Version)).Select(mark => mark.Name)];
            foreach (var (name, version) in news.Marks)
                _marks[name] = version;
            _epoch = news.Position.Epoch;
            _version = news.Position.Version;
            _floor = news.Floor;
            Trim();
            return complete ? unknown : [All];
        }
    }

    private List<string> Mark(IReadOnlyCollection<string> names, long version)
    {
        List<string> unknown = [.. names.Where(name => !Knows(name, version))];
        if (names.Contains(All))
        {
            _marks.Clear();
            _floor = Math.Max(_floor, version);
        }
        foreach (var name in unknown)
            if (name != All)
                _marks[name] = version;
        // The next synchronization closes a gap.
        if (version == _version + 1)
            _version = version;
        return unknown;
    }

    private bool Knows(string name, long version) =>
        name == All ? _floor >= version : _floor >= version || (_marks.TryGetValue(name, out var mark) && mark >= version);

    private void Trim()
    {
        if (_marks.Count <= 2 * MostMarks)
            return;
        foreach (var (name, version) in _marks.OrderBy(mark => mark.Value).Take(MostMarks).ToList())
        {
            _marks.Remove(name);
            _floor = Math.Max(_floor, version);
        }
    }
}

/// <summary>A position in the shared log.</summary>
internal readonly record struct InvalidationPosition(string Epoch, long Version);

/// <param name="Position">The current position of the log.</param>
/// <param name="Floor">Names invalidated at or below this version are no longer listed.</param>
/// <param name="Marks">Invalidations since the requested position.</param>
internal sealed record InvalidationUpdate(InvalidationPosition Position, long Floor, IReadOnlyList<(string Name, long Version)> Marks);
