using System.Globalization;
using System.Net;
using System.Text;

namespace BlogApp.Features.Articles.Diagrams;

/// <summary>
/// Writes a diagram's shapes. Colors come from the page's styles. Without styles, as in a feed reader, lines and text
/// use the color of the surrounding text.
/// </summary>
internal sealed class DiagramCanvas
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private readonly StringBuilder _shapes = new();
    private readonly List<string> _said = [];

    public void Box(string kind, double x, double y, double width, double height, double radius = 4) =>
        _shapes.Append(Culture, $"<rect class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{radius:0.#}\" fill=\"none\" stroke=\"currentColor\"/>");

    public void Shape(string kind, string path) => _shapes.Append(Culture, $"<path class=\"{kind}\" d=\"{path}\" fill=\"none\" stroke=\"currentColor\"/>");

    public void Line(double fromX, double fromY, double toX, double toY, bool dashed = false) =>
        Stroke(string.Create(Culture, $"M{fromX:0.#} {fromY:0.#}L{toX:0.#} {toY:0.#}"), dashed);

    public void Stroke(string path, bool dashed = false, bool thick = false) =>
        _shapes.Append(Culture, $"<path class=\"line\" d=\"{path}\" fill=\"none\" stroke=\"currentColor\"")
            .Append(dashed ? " stroke-dasharray=\"5 4\"" : "").Append(thick ? " stroke-width=\"2.5\"/>" : "/>");

    /// <summary>The head of an arrow.</summary>
    /// <param name="fromX">Where the arrow comes from; only the direction matters.</param>
    public void Head(double fromX, double fromY, double x, double y, bool cross = false)
    {
        var angle = Math.Atan2(y - fromY, x - fromX);
        if (cross)
        {
            _shapes.Append(Culture, $"<path class=\"line\" d=\"M{x - 5:0.#} {y - 5:0.#}l10 10m0 -10l-10 10\" fill=\"none\" stroke=\"currentColor\"/>");
            return;
        }
        var (sine, cosine) = Math.SinCos(angle);
        double backX = x - 9 * cosine, backY = y - 9 * sine;
        _shapes.Append(Culture, $"<path class=\"head\" d=\"M{x:0.#} {y:0.#}L{backX - 4.5 * sine:0.#} {backY + 4.5 * cosine:0.#}L{backX + 4.5 * sine:0.#} {backY - 4.5 * cosine:0.#}z\" fill=\"currentColor\"/>");
    }

    /// <summary>Lines of text, centered vertically.</summary>
    public void Text(IReadOnlyList<string> lines, double x, double middle, string anchor = "middle", bool backed = false)
    {
        if (lines.Count == 0 || lines.All(line => line.Length == 0))
            return;
        _said.Add(string.Join(' ', lines));
        var top = middle - (lines.Count - 1) * DiagramText.LineHeight / 2;
        if (backed)
        {
            var width = DiagramText.Width(lines) + 8;
            _shapes.Append(Culture, $"<rect class=\"backing\" x=\"{(anchor == "start" ? x - 4 : x - width / 2):0.#}\" y=\"{top - 11:0.#}\" width=\"{width:0.#}\" height=\"{lines.Count * DiagramText.LineHeight + 3:0.#}\" fill=\"none\"/>");
        }
        for (var i = 0; i < lines.Count; i++)
            _shapes.Append(Culture, $"<text x=\"{x:0.#}\" y=\"{top + i * DiagramText.LineHeight + 5:0.#}\" text-anchor=\"{anchor}\" fill=\"currentColor\">{WebUtility.HtmlEncode(lines[i])}</text>");
    }

    public string Write(double width, double height)
    {
        var said = string.Join("; ", _said);
        return string.Create(Culture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" width=\"{width:0}\" height=\"{height:0}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(said.Length > 500 ? said[..500] + "…" : said)}\" font-size=\"{DiagramText.Size}\" font-family=\"sans-serif\">{_shapes}</svg>");
    }
}
