namespace BlogApp.Components.Charts.Series;

/// <summary>
/// The highest value within the last stretch of time. Keeps only values that can still become the highest, so most
/// of the time it holds a handful of the 900 seconds it looks back on.
/// </summary>
internal sealed class SlidingMaximum(TimeSpan span)
{
    private readonly LinkedList<(DateTimeOffset At, double Value)> _falling = new();

    /// <summary>Zero when there is nothing.</summary>
    public double Value => _falling.First?.Value.Value ?? 0;

    public void Add(ChartPoint point)
    {
        while (_falling.First is { } oldest && point.At - oldest.Value.At > span)
            _falling.RemoveFirst();
        if (point.Value is not { } value)
            return;
        while (_falling.Last is { } last && last.Value.Value <= value)
            _falling.RemoveLast();
        _falling.AddLast((point.At, value));
    }
}
