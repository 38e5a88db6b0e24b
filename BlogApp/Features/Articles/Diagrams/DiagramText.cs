using System.Text;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Articles.Diagrams;

/// <summary>Text in a diagram. No fonts are available, so widths are generous estimates.</summary>
internal static class DiagramText
{
    public const double Size = 14;
    public const double LineHeight = 19;

    /// <summary>Splits a text into lines. Mermaid breaks lines with <c>&lt;br&gt;</c> and allows quotes around a text.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        text = text.Trim();
        if (text is ['"', .. var quoted, '"'])
            text = quoted;
        return [.. text.Replace("<br/>", "\n", StringComparison.OrdinalIgnoreCase).Replace("<br />", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("<br>", "\n", StringComparison.OrdinalIgnoreCase).Split('\n').Select(line => line.Trim())];
    }

    public static double Width(IReadOnlyList<string> lines) => lines.Count == 0 ? 0 : lines.Max(Width);

    private static double Width(string line)
    {
        double width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            width += ChineseText.IsCharacter(rune) || rune.Value is >= 0x3000 and <= 0x303F or >= 0xFF00 and <= 0xFF60 ? Size
                : rune.Value is 'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' ? Size * .32
                : rune.Value is 'm' or 'w' or 'M' or 'W' or '@' || Rune.IsUpper(rune) ? Size * .8
                : Size * .58;
        }
        return width;
    }
}
