using System.Globalization;
using System.Text;

namespace BlogApp.Features.Articles.Covers;

/// <summary>Writes shapes as SVG, rounded to a tenth of a pixel, on a background that fills the cover.</summary>
internal sealed class CoverCanvas
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public CoverCanvas(CoverPalette palette)
    {
        Palette = palette;
        Rectangle(0, 0, Cover.Width, Cover.Height, palette.Ground);
    }

    public CoverPalette Palette { get; }
    public StringBuilder Shapes { get; } = new();

    public void Rectangle(double x, double y, double width, double height, string fill, double radius = 0) =>
        Shapes.Append(Culture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" fill=\"{fill}\"")
            .Append(radius > 0 ? string.Create(Culture, $" rx=\"{radius:0.#}\"/>") : "/>");

    public void Circle(double x, double y, double radius, string fill, double opacity = 1) =>
        Shapes.Append(Culture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" fill=\"{fill}\"").Append(Opacity(opacity)).Append("/>");

    public void CircleOutline(double x, double y, double radius, string stroke, double width) =>
        Shapes.Append(Culture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\"/>");

    public void Ellipse(double x, double y, double across, double down, double degrees, string stroke, double width) =>
        Shapes.Append(Culture, $"<ellipse cx=\"{x:0.#}\" cy=\"{y:0.#}\" rx=\"{across:0.#}\" ry=\"{down:0.#}\" transform=\"rotate({degrees:0.#} {x:0.#} {y:0.#})\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\"/>");

    public void Path(string data, string fill, string? stroke = null, double width = 0) =>
        Shapes.Append(Culture, $"<path d=\"{data}\" fill=\"{fill}\"")
            .Append(stroke is null ? "/>" : string.Create(Culture, $" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\" stroke-linejoin=\"round\"/>"));

    /// <summary>A smoothed line through evenly spaced heights, from left to right.</summary>
    public static string Line(IReadOnlyList<double> heights)
    {
        var step = (double)Cover.Width / (heights.Count - 1);
        var data = new StringBuilder().Append(Culture, $"M0 {heights[0]:0.#}");
        for (var i = 1; i < heights.Count; i++)
            data.Append(Culture, $"C{(i - .5) * step:0.#} {heights[i - 1]:0.#} {(i - .5) * step:0.#} {heights[i]:0.#} {i * step:0.#} {heights[i]:0.#}");
        return data.ToString();
    }

    /// <summary>The same line, closed along the bottom of the cover.</summary>
    public static string Hill(IReadOnlyList<double> heights) =>
        Line(heights) + string.Create(Culture, $"V{Cover.Height}H0Z");

    private static string Opacity(double opacity) => opacity < 1 ? string.Create(Culture, $" opacity=\"{opacity:0.##}\"") : "";
}
