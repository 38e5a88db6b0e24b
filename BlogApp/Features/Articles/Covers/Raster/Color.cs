using System.Globalization;

namespace BlogApp.Features.Articles.Covers.Raster;

internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Parses <c>#rrggbb</c>.</summary>
    public static Color Parse(string hex) => new(Part(hex, 1), Part(hex, 3), Part(hex, 5));

    private static byte Part(string hex, int start) => byte.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
