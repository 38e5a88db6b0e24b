using System.Globalization;
using System.Text;

namespace BlogApp.Platform.Languages;

/// <summary>What of a text can be seen. Some characters show nothing: they hide words from a filter, or turn a line around. Pure.</summary>
internal static class VisibleText
{
    /// <summary>
    /// Whether the character shows nothing and joins nothing: control characters, direction marks and overrides,
    /// zero-width spaces, fillers, tags, and what stands for a lone surrogate.
    /// </summary>
    public static bool IsInvisible(Rune rune) => rune.Value switch
    {
        // Joiners, without which Persian, Hindi and composed emoji fall apart.
        0x200C or 0x200D => false,
        // Fillers of Korean syllables and an empty Braille cell, which count as letters and symbols.
        0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => true,
        0x034F or 0xFFFD => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };

    /// <summary>Whether nothing of the text shows: only spaces, invisible characters, joiners, and marks without a letter.</summary>
    public static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune) && !Rune.IsWhiteSpace(rune) && !IsJoinerOrMark(rune))
                return false;
        }
        return true;
    }

    /// <summary>The text as a reader sees its letters, for comparisons: compatible forms are one, and joiners and marks of form are gone.</summary>
    public static string Skeleton(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune) && rune.Value is not (0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F)))
                seen.Append(rune);
        }
        return seen.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static bool IsJoinerOrMark(Rune rune) => rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
}
