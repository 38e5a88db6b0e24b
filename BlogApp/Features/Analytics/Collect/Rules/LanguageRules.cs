using System.Globalization;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Derives the counted language from an Accept-Language header, and packs it into two bytes for the journal.</summary>
internal static class LanguageRules
{
    /// <summary>Browsers send a handful. Further entries of a longer list are ignored.</summary>
    private const int MostLanguages = 32;

    private const int BitsPerLetter = 5;
    private const int LetterMask = (1 << BitsPerLetter) - 1;

    /// <summary>All two-letter codes by their packed form, so that common languages allocate no string.</summary>
    private static readonly string[] TwoLetters = [.. Enumerable.Range(0, 32 * 32).Select(Spell)];

    /// <summary>
    /// The primary subtag of the reader's preferred language, two or three lower-case letters; the first one in case of
    /// a tie. Empty when the header names none, or only "*".
    /// </summary>
    public static string PrimaryOf(string? acceptLanguage)
    {
        var rest = acceptLanguage.AsSpan();
        ushort best = 0;
        var most = 0.0;
        for (var i = 0; i < MostLanguages && !rest.IsEmpty; i++)
        {
            var comma = rest.IndexOf(',');
            var item = comma < 0 ? rest : rest[..comma];
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            var semicolon = item.IndexOf(';');
            var language = Pack(Primary(semicolon < 0 ? item : item[..semicolon]));
            if (language == 0) continue;
            var quality = semicolon < 0 ? 1.0 : Quality(item[(semicolon + 1)..]);
            if (quality > most) (best, most) = (language, quality);
        }
        return Unpack(best);
    }

    /// <summary>Packs a code of two or three letters, in any case, into two bytes; 0 for everything else.</summary>
    public static ushort Pack(string language) => Pack(language.AsSpan());

    /// <summary>Reverses Pack. Empty for 0 and for numbers that Pack never returns.</summary>
    public static string Unpack(ushort packed)
    {
        if ((packed & LetterMask) == 0)
            return packed >> BitsPerLetter is var two && two < TwoLetters.Length ? TwoLetters[two] : "";
        var first = packed >> (2 * BitsPerLetter);
        var second = (packed >> BitsPerLetter) & LetterMask;
        var third = packed & LetterMask;
        return IsLetter(first) && IsLetter(second) && IsLetter(third)
            ? string.Create(3, (first, second, third), static (text, l) => (text[0], text[1], text[2]) = (Letter(l.first), Letter(l.second), Letter(l.third)))
            : "";
    }

    private static ushort Pack(ReadOnlySpan<char> language)
    {
        if (language.Length is not (2 or 3)) return 0;
        var packed = 0;
        foreach (var c in language)
        {
            if (!char.IsAsciiLetter(c)) return 0;
            packed = (packed << BitsPerLetter) | ((c | 0x20) - 'a' + 1);
        }
        return (ushort)(language.Length == 2 ? packed << BitsPerLetter : packed);
    }

    private static ReadOnlySpan<char> Primary(ReadOnlySpan<char> tag)
    {
        tag = tag.Trim();
        var end = tag.IndexOfAny('-', '_');
        return end < 0 ? tag : tag[..end];
    }

    /// <summary>Parses "q=0.8" as 0.8. A missing or invalid quality counts as 0, which means "not acceptable".</summary>
    private static double Quality(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parameter[2..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            && quality is > 0 and <= 1 ? quality : 0;
    }

    private static string Spell(int two)
    {
        var (first, second) = (two >> BitsPerLetter, two & LetterMask);
        return IsLetter(first) && IsLetter(second) ? $"{Letter(first)}{Letter(second)}" : "";
    }

    private static bool IsLetter(int letter) => letter is >= 1 and <= 26;

    private static char Letter(int letter) => (char)('a' + letter - 1);
}
