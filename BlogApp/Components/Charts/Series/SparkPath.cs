using System.Globalization;
using System.Text;

namespace BlogApp.Components.Charts.Series;

/// <summary>Draws a small line without axes as an SVG path, from zero at the foot to the highest value at the top.</summary>
internal static class SparkPath
{
    public const int Width = 100;
    public const int Height = 24;

    /// <summary>The path's data; empty when there is nothing to draw.</summary>
    /// <param name="least">The top of the drawing is at least this high.</param>
    public static string Of(IReadOnlyList<ChartPoint> points, double least)
    {
        var top = Math.Max(least, points.Max(p => p.Value) ?? 0);
        var path = new StringBuilder();
        var pen = false;
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Value is not { } value)
            {
                pen = false;
                continue;
            }
            var x = points.Count == 1 ? Width : (double)i * Width / (points.Count - 1);
            // One unit of air above and below, so that the stroke is not cut.
            var y = Height - 1 - value / top * (Height - 2);
            path.Append(CultureInfo.InvariantCulture, $"{(pen ? 'L' : 'M')}{x:0.#} {y:0.#}");
            // A lone reading is a dot: a line of no length with round ends.
            if (!pen && (i + 1 == points.Count || points[i + 1].Value is null))
                path.Append("h0");
            pen = true;
        }
        return path.ToString();
    }
}
