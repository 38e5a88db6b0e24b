namespace BlogApp.Components.Charts.Series;

/// <summary>
/// Smooths a series: each point becomes the mean of itself and of the points shortly before it. Single views would
/// otherwise draw a comb of needles. Missing values stay missing and count for nothing.
/// </summary>
/// <param name="window">How far back the mean reaches; zero leaves the series as it is.</param>
internal sealed class TrailingMean(TimeSpan window)
{
    private readonly Queue<ChartPoint> _recent = [];

    /// <summary>Takes the next point, in order of time, and answers the smoothed one.</summary>
    public ChartPoint Add(ChartPoint point)
    {
        if (window <= TimeSpan.Zero || point.Value is null)
            return point;
        while (_recent.TryPeek(out var oldest) && point.At - oldest.At >= window)
            _recent.Dequeue();
        _recent.Enqueue(point);
        return point with { Value = _recent.Sum(p => p.Value!.Value) / _recent.Count };
    }
}
