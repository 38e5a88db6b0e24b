using System.Text;

namespace BlogApp.Features.Articles.Covers;

/// <summary>The picture for an article without one: drawn from its slug in the site's accent color.</summary>
internal static class Cover
{
    public const int Width = 1200;
    public const int Height = 675;

    /// <summary>Increase it when a pattern changes. It is part of the covers' addresses, which browsers cache for a year.</summary>
    public const int Version = 2;

    private static readonly Action<CoverCanvas, CoverRandom>[] Patterns =
    [
        TilePatterns.Quarters, TilePatterns.Halftone, TilePatterns.Bars, TilePatterns.Overlaps, TilePatterns.Arches,
        LinePatterns.Strata, LinePatterns.Sunset, LinePatterns.Polygons, LinePatterns.Ridges, LinePatterns.Orbits,
        LatticePatterns.Weave, LatticePatterns.Honeycomb, LatticePatterns.Cubes, LatticePatterns.Blocks,
        ScenePatterns.Rays, ScenePatterns.Waves, ScenePatterns.Moons, ScenePatterns.Town,
    ];

    public static string Draw(string slug, string accent)
    {
        var dice = new CoverRandom(slug);
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
