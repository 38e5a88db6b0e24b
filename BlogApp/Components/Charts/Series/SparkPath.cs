using System.Globalization;
using System.Text;

namespace BlogApp.Components.Charts.Series;

/// <summary>Draws a sparkline without axes as an SVG path, from zero at the bottom to the highest value at the top.</summary>
internal static class SparkPath
{
    public const int Width = 100;
    public const int Height = 24;

    /// <summary>The path data; empty when there is nothing to draw.</summary>
    /// <param name="least">The minimum for the top of the drawing.</param>
    public static string Create(IReadOnlyList<ChartPoint> points, double least) => Draw(points, least, partial: false);

    /// <summary>The same, with the lines to points that were measured only in part as a second path.</summary>
    public static (string Whole, string Partial) CreateParts(IReadOnlyList<ChartPoint> points, double least) =>
        (Draw(points, least, partial: false), Draw(points, least, partial: true));

    private static string Draw(IReadOnlyList<ChartPoint> points, double least, bool partial)
    {
        var top = Math.Max(least, points.Max(p => p.Value) ?? 0);
        var places = new Dictionary<DateTimeOffset, double>();
        for (var i = 0; i < points.Count; i++)
            places[points[i].At] = points.Count == 1 ? Width : (double)i * Width / (points.Count - 1);
        var path = new StringBuilder();
        foreach (var part in LinePart.Cut(points).Where(part => part.Partial == partial))
        {
            var pen = 'M';
            foreach (var point in part.Points)
            {
                // One unit of space above and below, so that the stroke is not cut off.
                var y = Height - 1 - point.Value!.Value / top * (Height - 2);
                path.Append(CultureInfo.InvariantCulture, $"{pen}{places[point.At]:0.#} {y:0.#}");
                pen = 'L';
            }
            // A single measurement becomes a dot: a zero-length line with round caps.
            if (part.Points.Count == 1)
                path.Append("h0");
        }
        return path.ToString();
    }
}
