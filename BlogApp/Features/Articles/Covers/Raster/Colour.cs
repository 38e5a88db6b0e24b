using System.Globalization;

namespace BlogApp.Features.Articles.Covers.Raster;

internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static Colour Parse(string hex) => new(Part(hex, 1), Part(hex, 3), Part(hex, 5));

    private static byte Part(string hex, int start) => byte.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
