using System.Globalization;

namespace BlogApp.Components.Charts.Scales;

/// <summary>Formats numbers consistently on tiles, axes, tables and tooltips.</summary>
internal static class NumberText
{
    /// <summary>Shown where nothing was measured.</summary>
    public const string None = "–";

    private static readonly (double Size, string Suffix)[] Thousands = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")];

    public static string Whole(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Format(double? value, NumberFormat format) => value is not { } number || double.IsNaN(number)
        ? None
        : format switch
        {
            NumberFormat.Share => Share(number),
            NumberFormat.Rate when Math.Abs(number) < 9.95 => number.ToString("0.0", CultureInfo.InvariantCulture),
            _ => Math.Round(number).ToString("N0", CultureInfo.InvariantCulture),
        };

    /// <summary>A label beside a grid line, at most five characters up to 999 trillion: 250, 1.5k, 20M, 50%.</summary>
    public static string Axis(double value, NumberFormat format)
    {
        if (format == NumberFormat.Share)
            return (value * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
        foreach (var (size, suffix) in Thousands)
        {
            if (value >= size)
                return (value / size).ToString("0.##", CultureInfo.InvariantCulture) + suffix;
        }
        return value.ToString("0.##", CultureInfo.InvariantCulture);
    }

    // <summary>Rounded down: 100 appears only when it is all of them.</summary>
    private static string Share(double share) =>
        share >= 1 ? "100" : (Math.Floor(Math.Round(share * 1000, 6)) / 10).ToString("0.0", CultureInfo.InvariantCulture);
}
