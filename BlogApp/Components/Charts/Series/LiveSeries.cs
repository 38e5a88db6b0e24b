namespace BlogApp.Components.Charts.Series;

/// <summary>
/// What one live line needs to remember on the server to send its next second: a few seconds for the mean, the highest
/// value for the axis, the last time for gaps. The points themselves live in the browser and in the feed's ring.
/// </summary>
internal sealed class LiveSeries(TimeSpan span, TimeSpan smoothing)
{
    private readonly TrailingMean _mean = new(smoothing);
    private readonly SlidingMaximum _maximum = new(span);
    private TimeSpan? _spacing;

    /// <summary>The newest point taken; null at first.</summary>
    public DateTimeOffset? UpTo { get; private set; }

    /// <summary>The newest drawn value; null when it is missing.</summary>
    public double? Latest { get; private set; }

    /// <summary>Nothing was measured within the span.</summary>
    public bool IsEmpty => _maximum.IsEmpty;

    public double Maximum => _maximum.Value;

    /// <summary>Takes the points that are newer than the newest one and appends what is to be drawn for them.</summary>
    public void Add(IEnumerable<ChartPoint> points, List<ChartPoint> drawn)
    {
        foreach (var point in points)
            Add(point, drawn);
    }

    private void Add(ChartPoint point, List<ChartPoint> drawn)
    {
        if (point.At <= UpTo)
            return;
        if (UpTo is { } last)
        {
            var distance = point.At - last;
            if (GapRule.IsGap(distance, _spacing))
                drawn.Add(new(last + distance / 2, null));
            _spacing = distance;
        }
        UpTo = point.At;
        var smooth = _mean.Add(point);
        _maximum.Add(smooth);
        Latest = smooth.Value;
        drawn.Add(smooth);
    }
}
