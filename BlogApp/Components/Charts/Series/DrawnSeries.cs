using BlogApp.Components.Charts.Scales;
using MudBlazor;
using MudBlazor.Charts;

namespace BlogApp.Components.Charts.Series;

/// <summary>
/// A line in the format of the component library's time chart. The library supports neither a fixed time axis nor
/// fractions between grid lines, so both are encoded in the series: values are drawn in halves of the axis (0, 1, 2),
/// and a last series without values spans the axis in both directions.
/// </summary>
internal static class DrawnSeries
{
    // The library styles a series by its name; studio.css and TimeChart.razor.css by the opacity of its stroke.
    private const string Whole = "", Partial = "partial", Running = "running", Newest = "newest";
    private static readonly string[] Palette = ["var(--color)"];

    public static List<ChartSeries<double>> Create(TimeAxis axis, IReadOnlyList<ChartPoint> points, AxisScale scale)
    {
        var whole = points.SkipLast(1).ToList();
        var parts = LinePart.Cut(whole);
        // Areas come first, because the library looks up an area by its position among the areas.
        var series = parts.Where(part => !part.Partial).Select(part => Line(Whole, part.Points is [var lone] ? [lone, lone] : [.. part.Points])).ToList();
        series.AddRange(parts.Where(part => part.Partial).Select(part => Line(Partial, [.. part.Points])));
        if (points[^1] is { Value: not null } newest)
        {
            if (whole[^1].Value is not null)
                series.Add(Line(Running, whole[^1], newest));
            // A zero-length line with round caps is a dot.
            series.Add(Line(Newest, newest, newest));
        }
        series.Add(Bounds());
        return series;

        ChartSeries<double> Line(string name, params ReadOnlySpan<ChartPoint> line)
        {
            var values = new List<(DateTime, double)>(line.Length);
            foreach (var point in line)
                values.Add((axis.Clock(point.At), point.Value!.Value / scale.Half));
            return new() { Name = name, Data = values };
        }

        ChartSeries<double> Bounds()
        {
            var data = new ChartData<double>([(axis.Clock(axis.Start), 0.0), (axis.Clock(axis.End), 2.0)]);
            foreach (var end in data.Points)
                end.HasValue = false;
            return new() { Data = data };
        }
    }

    public static TimeSeriesChartOptions Options(TimeAxis axis, AxisScale scale, NumberFormat format) => new()
    {
        // The circle and coordinates of each point are invisible, but would be four fifths of the chart's data.
        ShowToolTips = false,
        ShowLegend = false,
        ChartPalette = Palette,
        LineStrokeWidth = 2,
        LineDisplayType = LineDisplayType.Area,
        YAxisTicks = 1,
        YAxisToStringFunc = half => NumberText.Axis(half * scale.Half, format),
        TimeLabelSpacing = axis.Ticks,
        TimeLabelSpacingRounding = true,
        TimeLabelFormat = "HH:mm",
        SeriesDisplayOverrides = new Dictionary<IChartSeries, SeriesDisplayOverride>
        {
            [new ChartSeries<double> { Name = Whole }] = new() { LineDisplayType = LineDisplayType.Area, FillOpacity = 0.1 },
            [new ChartSeries<double> { Name = Partial }] = new() { LineDisplayType = LineDisplayType.Line, StrokeOpacity = 0.8 },
            [new ChartSeries<double> { Name = Running }] = new() { LineDisplayType = LineDisplayType.Line, StrokeOpacity = 0.7 },
            [new ChartSeries<double> { Name = Newest }] = new() { LineDisplayType = LineDisplayType.Line, StrokeOpacity = 0.99 },
        },
    };
}
