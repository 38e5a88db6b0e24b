using System.Text;

namespace BlogApp.Features.Articles.Covers;

/// <summary>The picture of an article that has none of its own: drawn from its slug in the site's accent colour.</summary>
internal static class Cover
{
    public const int Width = 1200;
    public const int Height = 675;

    /// <summary>Raise it when a pattern changes: it is part of the covers' address, which browsers keep for a year.</summary>
    public const int Version = 1;

    private static readonly Action<CoverCanvas, CoverDice>[] Patterns =
    [
        TilePatterns.Quarters, TilePatterns.Halftone, TilePatterns.Bars, TilePatterns.Overlaps, TilePatterns.Arches,
        LinePatterns.Strata, LinePatterns.Sunset, LinePatterns.Rings, LinePatterns.Ridges, LinePatterns.Orbits,
    ];

    public static string Draw(string slug, string accent)
    {
        var dice = new CoverDice(slug);
        var pattern = dice.Pick(Patterns);
        var canvas = new CoverCanvas(dice.Pick(CoverPalette.From(accent)));
        pattern(canvas, dice);
        return new StringBuilder()
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\">")
            .Append(canvas.Shapes)
            .Append("</svg>")
            .ToString();
    }
}
