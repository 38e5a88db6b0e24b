namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>
/// A fixed number of recent points, oldest first. Points later than a new one were taken before the clock was set back,
/// and are dropped. One writer, many readers.
/// </summary>
internal sealed class LiveRing(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<LivePoint> _points = new(capacity);
    private DateTimeOffset _newest;

    public void Add(in LivePoint point)
    {
        lock (_gate)
        {
            if (point.At < _newest)
                KeepBefore(point.At);
            _newest = point.At;
            while (_points.Count >= capacity)
                _points.Dequeue();
            _points.Enqueue(point);
        }
    }

    public IReadOnlyList<LivePoint> Read()
    {
        lock (_gate)
            return [.. _points];
    }

    private void KeepBefore(DateTimeOffset time)
    {
        for (var rest = _points.Count; rest > 0; rest--)
        {
            var point = _points.Dequeue();
            if (point.At < time)
                _points.Enqueue(point);
        }
    }
}
