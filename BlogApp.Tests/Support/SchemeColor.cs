using System.Globalization;

namespace BlogApp.Tests.Support;

/// <summary>A color in the light and in the dark scheme: red, green and blue, 0 to 255.</summary>
internal sealed record SchemeColor(double[] Light, double[] Dark)
{
    /// <param name="light">Six hexadecimal digits.</param>
    /// <param name="dark">Six hexadecimal digits.</param>
    public static SchemeColor FromHex(string light, string dark) => new(Channels(light), Channels(dark));

    /// <summary>So much of this over that, as <c>color-mix(in srgb, …)</c> mixes them.</summary>
    public SchemeColor Over(SchemeColor ground, double share) => new(Mix(Light, ground.Light, share), Mix(Dark, ground.Dark, share));

    /// <summary>The contrast as WCAG defines it, by scheme.</summary>
    public IEnumerable<(string Scheme, double Contrast)> Against(SchemeColor ground) =>
        [("light", Contrast(Light, ground.Light)), ("dark", Contrast(Dark, ground.Dark))];

    private static double[] Channels(string hex) =>
        [.. Enumerable.Range(0, 3).Select(i => (double)int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];

    private static double[] Mix(double[] one, double[] other, double share) => [.. one.Zip(other, (a, b) => a * share + b * (1 - share))];

    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(double[] color)
    {
        double Channel(int at) => color[at] / 255 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((color[at] / 255 + 0.055) / 1.055, 2.4);
        return 0.2126 * Channel(0) + 0.7152 * Channel(1) + 0.0722 * Channel(2);
    }
}
