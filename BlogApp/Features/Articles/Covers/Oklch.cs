using System.Globalization;

namespace BlogApp.Features.Articles.Covers;

/// <summary>A perceptually uniform color by lightness (0 to 1), chroma (0 to about 0.35) and hue (degrees). After Björn Ottosson's Oklab.</summary>
internal readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    /// <summary>Parses <c>#rrggbb</c>.</summary>
    public static Oklch FromHex(string hex)
    {
        double r = Linear(hex, 1), g = Linear(hex, 3), b = Linear(hex, 5);
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        var a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        var y = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, Math.Sqrt(a * a + y * y), Math.Atan2(y, a) * 180 / Math.PI);
    }

    /// <summary>Formats as <c>#rrggbb</c>. Colors outside the screen's gamut are clipped.</summary>
    public string ToHex()
    {
        var a = Chroma * Math.Cos(Hue * Math.PI / 180);
        var y = Chroma * Math.Sin(Hue * Math.PI / 180);
        var l = Math.Pow(Lightness + 0.3963377774 * a + 0.2158037573 * y, 3);
        var m = Math.Pow(Lightness - 0.1055613458 * a - 0.0638541728 * y, 3);
        var s = Math.Pow(Lightness - 0.0894841775 * a - 1.2914855480 * y, 3);
        return string.Create(CultureInfo.InvariantCulture,
            $"#{Byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s):x2}{Byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s):x2}{Byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s):x2}");
    }

    private static double Linear(string hex, int start)
    {
        var value = int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    private static int Byte(double linear)
    {
        var value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (int)Math.Round(Math.Clamp(value, 0, 1) * 255);
    }
}
