using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Components;

/// <summary>
/// Text on a tinted ground (a marked row, a chosen tab, a notice) keeps 4.5:1 in both schemes (WCAG 1.4.3). Unless the
/// rule that tints says which color the text has, muted text may stand there.
/// </summary>
public sealed partial class TintTests
{
    [Fact]
    public void TextOnEveryTint_HasEnoughContrast()
    {
        var found = new List<string>();
        var tints = 0;
        foreach (var (path, text) in StyleSheets.All())
        {
            foreach (Match rule in Rules().Matches(text))
            {
                foreach (Match tint in Tints().Matches(rule.Groups[2].Value))
                {
                    tints++;
                    found.AddRange(Faults(tint, Ink(rule.Groups[1].Value, rule.Groups[2].Value)).Select(fault => $"{path}: {rule.Groups[1].Value.Trim()}: {fault}"));
                }
            }
        }
        Assert.True(tints >= 8, $"only {tints} tints were found: the sheets are read wrongly");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static IEnumerable<string> Faults(Match tint, string ink)
    {
        var share = int.Parse(tint.Groups[2].Value, CultureInfo.InvariantCulture) / 100.0;
        foreach (var color in StyleSheets.TokensOf(tint.Groups[1].Value))
        {
            // A tint over nothing lies on whatever is behind it.
            foreach (var ground in tint.Groups[3].Value == "transparent" ? ["bg", "surface", "raised"] : new[] { tint.Groups[3].Value["var(--".Length..^1] })
            {
                var behind = StyleSheets.Token(color).Over(StyleSheets.Token(ground), share);
                foreach (var (scheme, contrast) in StyleSheets.Token(ink).Against(behind).Where(c => c.Contrast < 4.5))
                    yield return $"{ink} on {share:P0} of {color} over {ground}, {scheme}: {contrast:0.00}";
            }
        }
    }

    private static string Ink(string selector, string rule) =>
        Colors().Match(rule) is { Success: true } own ? own.Groups[1].Value
        // Text is marked in sentences; what is selected is the reader's own doing.
        : rule.Contains("color: inherit", StringComparison.Ordinal) || selector.Contains("::selection", StringComparison.Ordinal) ? "text"
        : "muted";

    [GeneratedRegex(@"([^{};]+)\{([^{}]*)\}")]
    private static partial Regex Rules();

    // Above a third it is no tint but a ground of its own, such as a pressed button's.
    [GeneratedRegex(@"(?:background|--[\w-]+-soft):\s*color-mix\(in srgb, var\(--([\w-]+)\) ([12]?\d)%, (transparent|var\(--[\w-]+\))\)")]
    private static partial Regex Tints();

    [GeneratedRegex(@"(?<![-\w])color:\s*var\(--([\w-]+)\)")]
    private static partial Regex Colors();
}
