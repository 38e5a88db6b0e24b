namespace BlogApp.Features.Articles.Covers;

/// <summary>A cover's colors, as <c>#rrggbb</c>, all derived from the site's accent.</summary>
internal sealed record CoverPalette(string Ground, string Main, string Second, string Quiet, string Bright)
{
    /// <summary>Paper, ember, night, sea and sand. All have medium lightness, so that they suit light and dark pages.</summary>
    public static IReadOnlyList<CoverPalette> From(string accent)
    {
        var hue = Oklch.FromHex(accent).Hue;
        return
        [
            new(Hex(.92, .025, hue + 40), Hex(.58, .17, hue), Hex(.36, .08, hue - 10), Hex(.82, .06, hue + 35), Hex(.75, .12, hue + 38)),
            new(Hex(.54, .16, hue), Hex(.90, .05, hue + 45), Hex(.34, .10, hue - 6), Hex(.64, .16, hue + 12), Hex(.80, .13, hue + 42)),
            new(Hex(.27, .03, hue - 120), Hex(.68, .17, hue + 6), Hex(.88, .05, hue + 50), Hex(.38, .04, hue - 120), Hex(.78, .12, hue + 40)),
            new(Hex(.48, .06, hue - 175), Hex(.91, .03, hue + 50), Hex(.66, .17, hue + 8), Hex(.58, .06, hue - 175), Hex(.32, .05, hue - 170)),
            new(Hex(.82, .07, hue + 36), Hex(.56, .17, hue), Hex(.38, .06, hue - 175), Hex(.90, .04, hue + 48), Hex(.70, .14, hue + 22)),
        ];
    }

    private static string Hex(double lightness, double chroma, double hue) => new Oklch(lightness, chroma, hue).ToHex();
}
