namespace BlogApp.Features.Articles.Covers.Raster;

/// <summary>
/// An antialiased canvas. For each pixel it computes the exact share that a shape covers, by accumulating signed areas
/// along the edges.
/// </summary>
internal sealed class Painting(int width, int height)
{
    private readonly float[] _cover = new float[(width + 2) * (height + 1)];

    /// <summary>Three bytes per pixel, starting at the top left.</summary>
    public byte[] Pixels { get; } = new byte[width * height * 3];

    public void Fill(IReadOnlyList<Polygon> polygons, Color color, double opacity)
    {
        int top = height, bottom = 0;
        foreach (var polygon in polygons)
        {
            for (var i = 0; i < polygon.Points.Count; i++)
            {
                PathPoint from = polygon.Points[i], to = polygon.Points[(i + 1) % polygon.Points.Count];
                top = Math.Min(top, (int)Math.Floor(Math.Min(from.Y, to.Y)));
                bottom = Math.Max(bottom, (int)Math.Ceiling(Math.Max(from.Y, to.Y)));
                Edge(from, to);
            }
        }
        Lay(Math.Clamp(top, 0, height), Math.Clamp(bottom, 0, height), color, opacity);
    }

    /// <summary>Strokes the lines segment by segment, with round corners.</summary>
    public void Stroke(IReadOnlyList<Polygon> polygons, double thickness, Color color, double opacity)
    {
        foreach (var polygon in polygons)
        {
            var count = polygon.Closed ? polygon.Points.Count : polygon.Points.Count - 1;
            for (var i = 0; i < count; i++)
            {
                PathPoint from = polygon.Points[i], to = polygon.Points[(i + 1) % polygon.Points.Count];
                double length = Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));
                if (length < 1e-6)
                    continue;
                double x = (to.Y - from.Y) / length * thickness / 2, y = (from.X - to.X) / length * thickness / 2;
                Fill([new([new(from.X + x, from.Y + y), new(to.X + x, to.Y + y), new(to.X - x, to.Y - y), new(from.X - x, from.Y - y)])], color, opacity);
                if (thickness > 2)
                {
                    var joint = new Outline(0, 0);
                    joint.Ellipse(to.X, to.Y, thickness / 2, thickness / 2, 0);
                    Fill(joint.Polygons, color, opacity);
                }
            }
        }
    }

    /// <summary>Records, for each row the edge crosses, how much of each pixel lies to its right, including all pixels after it.</summary>
    private void Edge(PathPoint from, PathPoint to)
    {
        if (from.Y == to.Y)
            return;
        var direction = from.Y < to.Y ? 1f : -1f;
        var (upper, lower) = from.Y < to.Y ? (from, to) : (to, from);
        var slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        var first = Math.Max(0, (int)Math.Floor(upper.Y));
        var last = Math.Min(height - 1, (int)Math.Ceiling(lower.Y) - 1);
        for (var row = first; row <= last; row++)
        {
            double begin = Math.Max(upper.Y, row), end = Math.Min(lower.Y, row + 1);
            if (end <= begin)
                continue;
            double left = upper.X + (begin - upper.Y) * slope, right = upper.X + (end - upper.Y) * slope;
            Cross(row, Math.Min(left, right), Math.Max(left, right), direction * (float)(end - begin));
        }
    }

    private void Cross(int row, double left, double right, float high)
    {
        var line = _cover.AsSpan(row * (width + 2), width + 2);
        left = Math.Clamp(left, 0, width);
        right = Math.Clamp(right, 0, width);
        int first = (int)left, last = (int)right;
        if (first == last)
        {
            var share = (float)(1 - ((left + right) / 2 - first));
            line[first] += high * share;
            line[first + 1] += high * (1 - share);
            return;
        }
        // The edge crosses several pixels of the row: accumulate each one's share by its part of the width.
        var whole = right - left;
        for (var pixel = first; pixel <= last; pixel++)
        {
            double begin = Math.Max(left, pixel), end = Math.Min(right, pixel + 1);
            var part = high * (float)((end - begin) / whole);
            var share = (float)(1 - ((begin + end) / 2 - pixel));
            line[pixel] += part * share;
            line[pixel + 1] += part * (1 - share);
        }
    }

    private void Lay(int top, int bottom, Color color, double opacity)
    {
        for (var row = top; row < bottom; row++)
        {
            var line = _cover.AsSpan(row * (width + 2), width + 2);
            var pixels = Pixels.AsSpan(row * width * 3, width * 3);
            float sum = 0;
            for (var x = 0; x < width; x++)
            {
                sum += line[x];
                var alpha = Math.Min(1f, Math.Abs(sum)) * (float)opacity;
                if (alpha < 0.002f)
                    continue;
                pixels[x * 3] = Mix(pixels[x * 3], color.Red, alpha);
                pixels[x * 3 + 1] = Mix(pixels[x * 3 + 1], color.Green, alpha);
                pixels[x * 3 + 2] = Mix(pixels[x * 3 + 2], color.Blue, alpha);
            }
            line.Clear();
        }
    }

    private static byte Mix(byte below, byte above, float alpha) => (byte)(below + (above - below) * alpha + 0.5f);
}
