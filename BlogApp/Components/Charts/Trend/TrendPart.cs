using Radzen.Blazor;

namespace BlogApp.Components.Charts.Trend;

/// <summary>
/// One unbroken part of a line. The library has no gaps: it is given a series for each part, and would mark the nearest
/// end of every part under the pointer, however far away, if the parts did not say that it is not theirs.
/// </summary>
public sealed class TrendPart : RadzenAreaSeries<TrendReading>
{
    /// <summary>Pixels beyond its ends that a part still answers for.</summary>
    private const double Reach = 8;

    public override (object, Point) DataAt(double x, double y)
    {
        var found = base.DataAt(x, y);
        return found.Item2 is { } point && Math.Abs(point.X - x) <= Reach ? found : default;
    }
}
