using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Components.Charts;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Components.Charts;

/// <summary>Lines and dots must stand out from what is behind them, by light and by dark: 3:1 (WCAG 1.4.11).</summary>
public sealed partial class FactColourTests
{
    private static readonly string Css = string.Concat(new[] { "site.css", "studio.css" }.Select(file => File.ReadAllText(Path.Combine(Repository.Root, "wwwroot", "css", file))));

    [Theory]
    [InlineData(ChartFact.Views)]
    [InlineData(ChartFact.Online)]
    [InlineData(ChartFact.HitRate)]
    [InlineData(ChartFact.Readers)]
    public void Each_fact_has_a_colour_that_stands_out(ChartFact fact)
    {
        Assert.Contains($".{fact.Class()} {{ --colour: var(--{fact.Class()}); }}", Css, StringComparison.Ordinal);
        var colour = Token(fact.Class());
        foreach (var ground in new[] { "raised", "bg", "surface" })
        {
            Assert.True(Contrast(colour.Light, Token(ground).Light) >= 3, $"{fact} on {ground}, light");
            Assert.True(Contrast(colour.Dark, Token(ground).Dark) >= 3, $"{fact} on {ground}, dark");
        }
    }

    private static (string Light, string Dark) Token(string name)
    {
        var match = Tokens().Matches(Css).Last(m => m.Groups[1].Value == name);
        return (match.Groups[2].Value, match.Groups[3].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    [GeneratedRegex(@"--([\w-]+):\s*light-dark\(#([0-9a-f]{6}),\s*#([0-9a-f]{6})\)")]
    private static partial Regex Tokens();
}
