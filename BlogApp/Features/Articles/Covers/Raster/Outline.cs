namespace BlogApp.Features.Articles.Covers.Raster;

/// <summary>A point of the picture, in pixels.</summary>
internal readonly record struct PathPoint(double X, double Y);

/// <summary>A sequence of corners.</summary>
internal sealed record Polygon(List<PathPoint> Points)
{
    /// <summary>Whether a stroke connects the end with the start. A fill always does.</summary>
    public bool Closed { get; set; }
}

/// <summary>A shape made of straight lines, short enough that curves look smooth.</summary>
/// <param name="right">Horizontal position of the shape's origin in the picture.</param>
/// <param name="down">Vertical position of the shape's origin in the picture.</param>
internal sealed class Outline(double right, double down)
{
    public List<Polygon> Polygons { get; } = [];

    public void Begin(double x, double y) => Polygons.Add(new([new(x + right, y + down)]));

    public void Line(double x, double y) => Polygons[^1].Points.Add(new(x + right, y + down));

    public void Close() => Polygons[^1].Closed = true;

    public void Curve(PathPoint from, PathPoint first, PathPoint second, PathPoint to)
    {
        const int Steps = 16;
        for (var i = 1; i <= Steps; i++)
        {
            double t = (double)i / Steps, u = 1 - t;
            Line(u * u * u * from.X + 3 * u * u * t * first.X + 3 * u * t * t * second.X + t * t * t * to.X,
                u * u * u * from.Y + 3 * u * u * t * first.Y + 3 * u * t * t * second.Y + t * t * t * to.Y);
        }
    }

    /// <summary>Part of an ellipse from one angle to another (radians, clockwise on screen).</summary>
    public void Arc(double x, double y, double across, double height, double from, double to, double turned = 0)
    {
        var steps = Math.Max(8, (int)(Math.Abs(to - from) * Math.Sqrt(Math.Max(across, height)) * 1.6));
        var (sine, cosine) = Math.SinCos(turned);
        for (var i = 0; i <= steps; i++)
        {
            var (s, c) = Math.SinCos(from + (to - from) * i / steps);
            double px = across * c, py = height * s;
            if (Polygons.Count == 0)
                Begin(x + px * cosine - py * sine, y + px * sine + py * cosine);
            else
                Line(x + px * cosine - py * sine, y + px * sine + py * cosine);
        }
    }

    public void Ellipse(double x, double y, double across, double height, double degrees)
    {
        Arc(x, y, across, height, 0, 2 * Math.PI, degrees * Math.PI / 180);
        Close();
    }

    public void Rectangle(double x, double y, double width, double height, double radius)
    {
        const double Quarter = Math.PI / 2;
        radius = Math.Min(radius, Math.Min(width, height) / 2);
        Begin(x + radius, y);
        Line(x + width - radius, y);
        if (radius > 0)
            Arc(x + width - radius, y + radius, radius, radius, -Quarter, 0);
        Line(x + width, y + height - radius);
        if (radius > 0)
            Arc(x + width - radius, y + height - radius, radius, radius, 0, Quarter);
        Line(x + radius, y + height);
        if (radius > 0)
            Arc(x + radius, y + height - radius, radius, radius, Quarter, 2 * Quarter);
        Line(x, y + radius);
        if (radius > 0)
            Arc(x + radius, y + radius, radius, radius, 2 * Quarter, 3 * Quarter);
        Close();
    }
}
