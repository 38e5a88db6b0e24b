using System.Globalization;
using BlogApp.Components.Charts.Scales;
using MudBlazor;

namespace BlogApp.Components.Charts.Series;

/// <summary>The content of one chart, created once for all pages that show it. Immutable; a different instance is a different drawing.</summary>
public sealed class ChartLine
{
    private ChartLine(TimeAxis axis, ChartPoint[] points, AxisRule rule, NumberFormat format, Func<IReadOnlyList<double>, double>? headline)
    {
        Axis = axis;
        Points = points;
        Format = format;
        Scale = AxisScale.For(rule, points.Max(point => point.Value) ?? 0);
        Series = DrawnSeries.Create(axis, points, Scale);
        Options = DrawnSeries.Options(axis, Scale, format);
        Readings = string.Join('|', points.SkipLast(1).Select(Reading));
        Newest = Text(points[^1].Value);
        Headline = headline is null ? Newest
            : Text(points.Where(point => point.Value is not null).Select(point => point.Value!.Value).ToList() is { Count: > 0 } values ? headline(values) : null);
    }

    internal TimeAxis Axis { get; }

    /// <summary>One point for the end of each bucket from the axis' start on; the newest point is last. Null where nothing was measured.</summary>
    internal IReadOnlyList<ChartPoint> Points { get; }

    internal NumberFormat Format { get; }

    internal AxisScale Scale { get; }

    /// <summary>The number above the chart as text: the newest value, or a summary of the whole line.</summary>
    internal string Headline { get; }

    /// <summary>The value of the newest point; null when nothing was measured.</summary>
    internal double? Now => Points[^1].Value;

    internal bool IsEmpty => Points.All(point => point.Value is null);

    /// <summary>The series in the component library's format.</summary>
    internal List<ChartSeries<double>> Series { get; }

    internal TimeSeriesChartOptions Options { get; }

    /// <summary>Whether the line has gaps or buckets that were measured only in part.</summary>
    internal bool Incomplete => Points.SkipLast(1).Any(point => point.Value is null || point.Measured is not null);

    /// <summary>
    /// The numbers of all complete buckets as text, for the script that reads the charts. A ~ precedes the number of
    /// measured minutes, if some were missing.
    /// </summary>
    internal string Readings { get; }

    /// <summary>The newest number as text.</summary>
    internal string Newest { get; }

    /// <param name="readings">Oldest first.</param>
    /// <param name="kind">How a bucket's measurements become a point.</param>
    /// <param name="expected">How many measurements a complete bucket has; 0 when that does not matter.</param>
    /// <param name="headline">Summarizes the values of the points; null for the newest value.</param>
    internal static ChartLine Create(TimeAxis axis, IEnumerable<ChartPoint> readings, BucketValue kind, AxisRule rule, NumberFormat format,
        int expected = 0, Func<IReadOnlyList<double>, double>? headline = null)
    {
        var buckets = Buckets.Create(readings, axis.Now, axis.Bucket, axis.Count + 1, kind, axis.Offset, expected);
        // The current bucket has not ended, so fewer measurements mean nothing.
        return new(axis, [.. buckets.SkipLast(1).Select(bucket => bucket with { At = bucket.At + axis.Bucket }), new(axis.Now, buckets[^1].Value)], rule, format, headline);
    }

    /// <param name="newest">The value of the newest point, which a tile shows as well.</param>
    internal static ChartLine Create(TimeAxis axis, IEnumerable<ChartPoint> readings, BucketValue kind, AxisRule rule, NumberFormat format, double? newest)
    {
        // Measurements as recent as the newest point belong to the current bucket, which is replaced.
        var line = Create(axis, readings, kind, rule, format);
        return line.Now == newest ? line : new(axis, [.. line.Points.SkipLast(1), new(axis.Now, newest)], rule, format, null);
    }

    /// <summary>The rows of a table, oldest first: one per minute, or one per bucket if that is longer.</summary>
    internal IReadOnlyList<ChartRow> Rows()
    {
        // A point is at the end of its bucket.
        if (Axis.Bucket > TimeSpan.FromMinutes(1))
            return [.. Points.Skip(1).SkipLast(1).Select(point => new ChartRow(point.At - Axis.Bucket, point.Value, point.Measured, Running: false)), new(Axis.RunningSince, Now, null, Running: true)];
        var width = TimeSpan.FromMinutes(1);
        var ends = Points.Select(point => point with { At = point.At - TimeSpan.FromTicks(1) });
        var minutes = Buckets.Create(ends, Axis.End - TimeSpan.FromTicks(1), width, (int)(Axis.Span / width), BucketValue.Last, Axis.Offset);
        return [.. minutes.Select((minute, i) => new ChartRow(minute.At, minute.Value, null, Running: i == minutes.Length - 1))];
    }

    private string Text(double? value) => NumberText.Format(value, Format);

    private string Reading(ChartPoint point) => point.Measured is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{Text(point.Value)}~{minutes}") : Text(point.Value);
}
