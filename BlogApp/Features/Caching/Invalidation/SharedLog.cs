namespace BlogApp.Features.Caching.Invalidation;

/// <summary>
/// What this node knows of the invalidations that all nodes share through Redis: per name (tag or key) the version
/// under which it was last invalidated. A value in Redis carries the version its load began at; it holds as long as
/// none of its names was invalidated at a higher one. The epoch changes when Redis has lost its past, and with it
/// everything stored under the former one is void.
/// </summary>
internal sealed class SharedLog
{
    /// <summary>The name that stands for all names.</summary>
    public const string All = "*";

    // What Redis keeps too (invalidate.lua). A node that missed more forgets everything once.
    private const int MostMarks = 10_000;

    private readonly Lock _changing = new();
    private readonly Dictionary<string, long> _pending = new(StringComparer.Ordinal);
    private Dictionary<string, long> _marks = new(StringComparer.Ordinal);
    private string? _epoch;
    private long _version;
    private long _floor;
    private long _pendings;

    /// <summary>Up to where the log is known without a gap; null before the first synchronisation.</summary>
    public SharedPosition? Position
    {
        get
        {
            lock (_changing)
                return _epoch is null ? null : new(_epoch, _version);
        }
    }

    /// <summary>Invalidated here, not yet known to be in Redis.</summary>
    public string[] Pending
    {
        get
        {
            lock (_changing)
                return [.. _pending.Keys];
        }
    }

    /// <summary>Whether a value whose load began at the position still holds, as far as this node knows.</summary>
    public bool IsCurrent(SharedPosition since, IEnumerable<string> names)
    {
        lock (_changing)
            return since.Epoch == _epoch && since.Version >= _floor && !_pending.ContainsKey(All)
                && names.All(name => !_pending.ContainsKey(name) && !(_marks.TryGetValue(name, out var mark) && mark > since.Version));
    }

    /// <summary>From now on nothing in Redis under these names holds, until Redis knows it itself.</summary>
    /// <returns>To hand to <see cref="Settle"/>.</returns>
    public long Pend(IReadOnlyCollection<string> names)
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

    /// <summary>Redis has recorded the names under this position.</summary>
    public void Settle(long pending, IReadOnlyCollection<string> names, SharedPosition at)
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

    /// <summary>Another node's message: what is new in it.</summary>
    public IReadOnlyCollection<string> Hear(SharedPosition at, IReadOnlyCollection<string> names)
    {
        lock (_changing)
            return at.Epoch == _epoch ? Mark(names, at.Version) : [];
    }

    /// <summary>Takes over what Redis says has happened since <see cref="Position"/>.</summary>
    /// <returns>The names invalidated that this node did not know of; <see cref="All"/> when that cannot be told.</returns>
    public IReadOnlyCollection<string> Learn(SharedNews news)
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
        // A gap is closed by the next synchronisation.
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

/// <summary>A place in the shared log.</summary>
internal readonly record struct SharedPosition(string Epoch, long Version);

/// <param name="Position">Where the log stands.</param>
/// <param name="Floor">Names invalidated at or below it are no longer listed.</param>
/// <param name="Marks">What was invalidated since the position asked from.</param>
internal sealed record SharedNews(SharedPosition Position, long Floor, IReadOnlyList<(string Name, long Version)> Marks);
