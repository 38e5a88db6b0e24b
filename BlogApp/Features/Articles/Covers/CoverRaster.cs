using System.Globalization;
using System.Xml.Linq;
using BlogApp.Features.Articles.Covers.Raster;

namespace BlogApp.Features.Articles.Covers;

/// <summary>
/// Paints a drawn cover as a PNG, for previews elsewhere that take no SVG. Knows just what <see cref="CoverCanvas"/>
/// writes. The cover is a little higher than previews are: it loses a strip above and below.
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
            canvas.Fill(outline.Rings, Colour.Parse(fill), opacity);
        if ((string?)shape.Attribute("stroke") is { } stroke)
            canvas.Stroke(outline.Rings, Number(shape, "stroke-width"), Colour.Parse(stroke), opacity);
    }

    private static double Number(XElement shape, string name) =>
        (string?)shape.Attribute(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : 0;

    /// <summary>Of <c>rotate(degrees x y)</c>.</summary>
    private static double Rotation(XElement shape) => (string?)shape.Attribute("transform") is { } turn
        ? double.Parse(turn["rotate(".Length..turn.IndexOf(' ', StringComparison.Ordinal)], CultureInfo.InvariantCulture) : 0;
}
