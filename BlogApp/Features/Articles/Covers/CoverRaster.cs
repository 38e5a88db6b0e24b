using System.Globalization;
using System.Xml.Linq;
using BlogApp.Features.Articles.Covers.Raster;

namespace BlogApp.Features.Articles.Covers;

/// <summary>
/// Rasterizes a drawn cover to PNG, for link previews that do not accept SVG. Supports only what <see
/// cref="CoverCanvas"/> writes. Covers are slightly taller than previews, so a strip is cut off at the top and the
/// bottom.
/// </summary>
internal static class CoverRaster
{
    public const int Width = 1200;
    public const int Height = 630;
    private const double Above = (Cover.Height - Height) / 2.0;

    public static byte[] Png(string svg)
    {
        var canvas = new Painting(Width, Height);
        foreach (var shape in XElement.Parse(svg).Elements())
            Paint(canvas, shape);
        return PngFile.Write(canvas.Pixels, Width, Height);
    }

    private static void Paint(Painting canvas, XElement shape)
    {
        var outline = new Outline(0, -Above);
        switch (shape.Name.LocalName)
        {
            case "rect":
                outline.Rectangle(Number(shape, "x"), Number(shape, "y"), Number(shape, "width"), Number(shape, "height"), Number(shape, "rx"));
                break;
            case "circle":
                outline.Ellipse(Number(shape, "cx"), Number(shape, "cy"), Number(shape, "r"), Number(shape, "r"), 0);
                break;
            case "ellipse":
                outline.Ellipse(Number(shape, "cx"), Number(shape, "cy"), Number(shape, "rx"), Number(shape, "ry"), Rotation(shape));
                break;
            case "path":
                PathData.Read((string?)shape.Attribute("d") ?? "", outline);
                break;
            default:
                return;
        }
        var opacity = shape.Attribute("opacity") is { } given ? double.Parse(given.Value, CultureInfo.InvariantCulture) : 1;
        if ((string?)shape.Attribute("fill") is { } fill && fill != "none")
            canvas.Fill(outline.Polygons, Color.Parse(fill), opacity);
        if ((string?)shape.Attribute("stroke") is { } stroke)
            canvas.Stroke(outline.Polygons, Number(shape, "stroke-width"), Color.Parse(stroke), opacity);
    }

    private static double Number(XElement shape, string name) =>
        (string?)shape.Attribute(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>Parses <c>rotate(degrees x y)</c>.</summary>
    private static double Rotation(XElement shape) => (string?)shape.Attribute("transform") is { } turn
        ? double.Parse(turn["rotate(".Length..turn.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture) : 0;
}
