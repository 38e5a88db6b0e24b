using BlogApp.Components.Charts.Scales;
using MudBlazor;
using MudBlazor.Charts;

namespace BlogApp.Components.Charts.Series;

/// <summary>
/// A line as the component library's time chart takes it. The library has neither a fixed time axis nor fractions
/// between grid lines, so both are put into the series: values are drawn in halves of the axis (0, 1, 2), and a last
/// series without values spans the axis in both directions.
/// </summary>
internal static class DrawnSeries
{
    // The library finds the looks of a series by its name; studio.css and TimeChart.razor.css by the opacity of the stroke.
    private const string Whole = "", Running = "running", Newest = "newest";
    private static readonly string[] Palette = ["var(--colour)"];

    public static List<ChartSeries<double>> Of(TimeAxis axis, IReadOnlyList<ChartPoint> points, AxisScale scale)
    {
        var whole = points.SkipLast(1).ToList();
        // Areas first: the library looks for an area by its place among the areas.
        var series = Buckets.Unbroken(whole).Select(part => Line(Whole, part is [var lone] ? [lone, lone] : part)).ToList();
        if (points[^1] is { Value: not null } newest)
        {
            if (whole[^1].Value is not null)
                series.Add(Line(Running, whole[^1], newest));
            // A line of no length with round ends is a dot.
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
        // A circle for each point, unseen, and its coordinates: four fifths of what the chart would send.
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
            [new ChartSeries<double> { Name = Running }] = new() { LineDisplayType = LineDisplayType.Line, StrokeOpacity = 0.7 },
            [new ChartSeries<double> { Name = Newest }] = new() { LineDisplayType = LineDisplayType.Line, StrokeOpacity = 0.99 },
        },
    };
}
