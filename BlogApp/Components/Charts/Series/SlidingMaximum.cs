namespace BlogApp.Components.Charts.Series;

/// <summary>
/// The highest value within the last stretch of time. Keeps only values that can still become the highest, so most
/// of the time it holds a handful of the 900 seconds it looks back on.
/// </summary>
internal sealed class SlidingMaximum(TimeSpan span)
{
    /// <summary>Later and lower from one to the next.</summary>
    private readonly List<(DateTimeOffset At, double Value)> _falling = [];

    public bool IsEmpty => _falling.Count == 0;

    /// <summary>Zero when there is nothing.</summary>
    public double Value => _falling.Count == 0 ? 0 : _falling[0].Value;

    public void Add(ChartPoint point)
    {
        _falling.RemoveRange(0, _falling.TakeWhile(old => point.At - old.At > span).Count());
        if (point.Value is not { } value)
            return;
        while (_falling.Count > 0 && _falling[^1].Value <= value)
            _falling.RemoveAt(_falling.Count - 1);
        if (_falling.Capacity > 16 && _falling.Capacity > 2 * _falling.Count)
            _falling.TrimExcess();
        _falling.Add((point.At, value));
    }
}
