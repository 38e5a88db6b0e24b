using BlogApp.Components.Charts.Scales;
using MudBlazor;

namespace BlogApp.Components.Charts.Series;

/// <summary>
/// Everything one chart draws and says, made once for all pages that show it. Immutable; another instance is another
/// drawing.
/// </summary>
public sealed class ChartLine
{
    private ChartLine(TimeAxis axis, ChartPoint[] points, AxisRule rule, NumberFormat format)
    {
        Axis = axis;
        Points = points;
        Format = format;
        Scale = AxisScale.For(rule, points.Max(point => point.Value) ?? 0);
        Series = DrawnSeries.Of(axis, points, Scale);
        Options = DrawnSeries.Options(axis, Scale, format);
        Readings = string.Join('|', points.SkipLast(1).Select(Text));
        Newest = Text(points[^1]);
    }

    internal TimeAxis Axis { get; }

    /// <summary>One for each bucket's end from the axis' start on, and last the newest; null where nothing was measured.</summary>
    internal IReadOnlyList<ChartPoint> Points { get; }

    internal NumberFormat Format { get; }

    internal AxisScale Scale { get; }

    /// <summary>What the newest point stands for; null: nothing was measured.</summary>
    internal double? Now => Points[^1].Value;

    internal bool IsEmpty => Points.All(point => point.Value is null);

    /// <summary>As the component library draws them.</summary>
    internal List<ChartSeries<double>> Series { get; }

    internal TimeSeriesChartOptions Options { get; }

    /// <summary>The numbers of all whole buckets as text, for the script that reads the charts.</summary>
    internal string Readings { get; }

    /// <summary>The newest number as text.</summary>
    internal string Newest { get; }

    /// <param name="readings">Oldest first.</param>
    /// <param name="kind">How a bucket's readings become a point.</param>
    internal static ChartLine Of(TimeAxis axis, IEnumerable<ChartPoint> readings, BucketValue kind, AxisRule rule, NumberFormat format)
    {
        var buckets = Buckets.Of(readings, axis.Now, axis.Bucket, axis.Count + 1, kind, axis.Offset);
        return new(axis, [.. buckets.SkipLast(1).Select(bucket => bucket with { At = bucket.At + axis.Bucket }), buckets[^1] with { At = axis.Now }], rule, format);
    }

    /// <param name="newest">What the newest point is to say, because a tile says it too.</param>
    internal static ChartLine Of(TimeAxis axis, IEnumerable<ChartPoint> readings, BucketValue kind, AxisRule rule, NumberFormat format, double? newest)
    {
        // What is as new as the newest point belongs to the running bucket, which is replaced.
        var line = Of(axis, readings, kind, rule, format);
        return line.Now == newest ? line : new(axis, [.. line.Points.SkipLast(1), new(axis.Now, newest)], rule, format);
    }

    /// <summary>The rows of a table, oldest first: a minute each, or a bucket if that is longer. A row's time is its beginning.</summary>
    internal IReadOnlyList<ChartPoint> Rows()
    {
        var width = Axis.Bucket > TimeSpan.FromMinutes(1) ? Axis.Bucket : TimeSpan.FromMinutes(1);
        // A point stands at the end of its bucket.
        var ends = Points.Select(point => point with { At = point.At - TimeSpan.FromTicks(1) });
        return Buckets.Of(ends, Axis.End - TimeSpan.FromTicks(1), width, (int)(Axis.Span / width), BucketValue.Last, Axis.Offset);
    }

    private string Text(ChartPoint point) => NumberText.Of(point.Value, Format);
}
