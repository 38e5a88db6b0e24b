using System.Globalization;
using System.Text;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// What of a letter matters for searching: lower case, without accents, full width or the forms of its place in a word.
/// Index and queries use the same. Pure.
/// </summary>
internal static class LetterFolding
{
    // Below stand letters that are written so for a reason, such as the ² of m².
    private const int FirstWithPlainForm = 0x2000;

    private static readonly string?[] Known = new string?[FirstWithPlainForm];

    /// <summary>The letter folded, taken apart from its marks: which of these count is decided by <see cref="KeepsMark"/>.</summary>
    public static string Fold(Rune rune)
    {
        if (rune.Value < FirstWithPlainForm)
            return Known[rune.Value] ??= FoldAnew(rune);
        // Most Chinese, Japanese and Korean text: nothing to fold.
        return rune.Value is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FE) or (>= 0xAC00 and <= 0xD7A3) ? rune.ToString() : FoldAnew(rune);
    }

    /// <summary>Whether the mark makes another letter of the one before it. Accents do not; vowel signs and viramas do.</summary>
    /// <param name="before">The folded letter that the mark belongs to.</param>
    public static bool KeepsMark(Rune before, Rune mark) => mark.Value switch
    {
        // й, ї and ѓ are letters of their own; ё is also written е, and stress is rarely written at all.
        0x0300 => false,
        0x0301 => before.Value is 'г' or 'к',
        0x0308 => IsCyrillic(before) && before.Value is not 'е',
        >= 0x0302 and <= 0x036F => IsCyrillic(before),
        (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F) => false,
        // Vowel points of Hebrew, Arabic and Syriac. A hamza counts, except on an alef, where many leave it out.
        >= 0x0591 and <= 0x05C7 => false,
        >= 0x0653 and <= 0x0655 => before.Value is not '\u0627',
        (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06ED) or 0x0711 or (>= 0x0730 and <= 0x074A) => false,
        // The dot of Hindi's borrowed sounds is often left out.
        0x093C => false,
        _ => Rune.GetUnicodeCategory(mark) is not UnicodeCategory.EnclosingMark,
    };

    /// <summary>Whether the character belongs to the word around it and means nothing for it: joiners, directions, variants of glyphs.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is
        0x00AD or 0x034F or 0x0640 or 0x061C or (>= 0x200C and <= 0x200F) or (>= 0x202A and <= 0x202E) or 0x2060 or (>= 0x2066 and <= 0x2069)
        or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0100 and <= 0xE01EF);

    private static string FoldAnew(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)
            return rune.ToString();
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(rune.Value < FirstWithPlainForm ? NormalizationForm.FormD : NormalizationForm.FormKD).EnumerateRunes())
        {
            // A presentation form may come apart into its mark and the line that carries it.
            if (IsInvisible(part))
                continue;
            var lower = Rune.ToLowerInvariant(part);
            if (lower.IsBmp && Spelled((char)lower.Value) is { } spelled)
                folded.Append(spelled);
            else if (Rune.GetUnicodeCategory(lower) is UnicodeCategory.DecimalDigitNumber)
                folded.Append((char)('0' + (int)Rune.GetNumericValue(lower)));
            else
                folded.Append(lower);
        }
        return folded.ToString();
    }

    private static string? Spelled(char letter) => PlainLetters.Of(letter) ?? letter switch
    {
        'ſ' => "s",
        'ĳ' => "ij",
        'ǆ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'և' => "եւ",
        // Arabic and Persian keyboards write yeh and kaf differently.
        'ى' or 'ی' => "ي",
        'ک' => "ك",
        _ => null,
    };

    private static bool IsCyrillic(Rune letter) => letter.Value is (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0xA640 and <= 0xA69F);
}
