namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>The last points, oldest first; a fixed number, whatever happens. One writer, many readers.</summary>
internal sealed class LiveRing(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<LivePoint> _points = new(capacity);

    public void Add(in LivePoint point)
    {
        lock (_gate)
        {
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
}
