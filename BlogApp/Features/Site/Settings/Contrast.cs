using System.Globalization;

namespace BlogApp.Features.Site.Settings;

/// <summary>The WCAG contrast of two colors in the form <c>#rrggbb</c>. Pure.</summary>
internal static class Contrast
{
    /// <summary>From 1 (equal) to 21 (black on white).</summary>
    public static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(Parse(one)), Luminance(Parse(other)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Darkens the color on a light page, or lightens it on a dark one, until it has the contrast.</summary>
    public static string Nearest(string color, string page, double least)
    {
        var from = Parse(color);
        var to = Luminance(Parse(page)) > 0.5 ? 0.0 : 255.0;
        for (var step = 0; step <= 100; step++)
        {
            var part = step / 100.0;
            var mixed = Array.ConvertAll(from, channel => Math.Round(channel + ((to - channel) * part)));
            var text = string.Create(CultureInfo.InvariantCulture, $"#{(int)mixed[0]:x2}{(int)mixed[1]:x2}{(int)mixed[2]:x2}");
            if (Ratio(text, page) >= least)
                return text;
        }
        return to == 0 ? "#000000" : "#ffffff";
    }

    private static double[] Parse(string color) =>
        [.. Enumerable.Range(0, 3).Select(i => (double)byte.Parse(color.AsSpan(1 + (i * 2), 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];

    private static double Luminance(double[] rgb) => (0.2126 * Linear(rgb[0])) + (0.7152 * Linear(rgb[1])) + (0.0722 * Linear(rgb[2]));

    private static double Linear(double channel) => channel / 255 is <= 0.04045 and var low ? low / 12.92 : Math.Pow(((channel / 255) + 0.055) / 1.055, 2.4);
}
