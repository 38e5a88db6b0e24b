using System.Globalization;
using System.Text;
using BlogApp.Platform.Languages;

namespace BlogApp.Platform.Addresses;

/// <summary>Suggests a slug for a title or a name. The result is valid (<see cref="SlugRules"/>) or empty.</summary>
internal static class SlugFromTitle
{
    // Enough for the gist of any title; a whole paragraph makes a bad address.
    private const int Longest = 80;

    /// <summary>
    /// Letters and digits of the title in lower case, words joined by hyphens. Chinese is left unchanged, and in scripts
    /// whose vowels are marks, these stay with their letters.
    /// </summary>
    public static string Create(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in Plain(title))
        {
            if (char.IsLetterOrDigit(letter) && char.ToLowerInvariant(letter) is var lower && !char.IsUpper(lower))
                slug.Append(lower);
            else if (SlugRules.IsMark(letter) && slug.Length > 0 && slug[^1] != '-')
                slug.Append(letter);
            else if (!Joins(letter) && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return Cut(slug.ToString().Trim('-'));
    }

    /// <summary>
    /// Whether the letters around this character belong to one word: around an apostrophe ("don't"), a soft hyphen, and
    /// the joiners of Persian and Indic scripts.
    /// </summary>
    private static bool Joins(char letter) => letter is '\'' or '’' or '\u00AD' or '\u200C' or '\u200D';

    /// <summary>The slug itself if it is free; otherwise with the first free number appended.</summary>
    public static async Task<string> FreeAsync(string slug, Func<string, Task<bool>> taken)
    {
        var free = slug;
        for (var number = 2; await taken(free); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = slug[..Math.Min(slug.Length, SlugRules.MaxLength - end.Length)].TrimEnd('-') + end;
        }
        return free;
    }

    /// <summary>
    /// Removes accents from Latin and Greek letters, and converts full-width letters. Other scripts keep the marks that
    /// belong to their letters, as й does.
    /// </summary>
    private static string Plain(string title)
    {
        // Characters outside any alphabet (a lone surrogate, an unassigned code point) are not letters, and some cannot be normalized.
        title = string.Create(title.Length, title, static (letters, source) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = char.GetUnicodeCategory(source[i]) is UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned ? ' ' : source[i];
        }).Normalize(NormalizationForm.FormKD);
        var plain = new StringBuilder(title.Length);
        var accented = false;
        foreach (var letter in title)
        {
            if (letter is >= '\u0300' and <= '\u036F')
            {
                if (!accented)
                    plain.Append(letter);
                continue;
            }
            // Latin and Greek, whose accents an address does without.
            accented = letter is < '\u0400' or (>= '\u1E00' and <= '\u1FFF');
            if (PlainLetters.Of(letter) is { } letters)
                plain.Append(letters);
            else
                plain.Append(letter);
        }
        // Composition does not put back the sign "am" of Thai and Lao.
        return plain.ToString().Normalize(NormalizationForm.FormC).Replace("\u0E4D\u0E32", "\u0E33", StringComparison.Ordinal).Replace("\u0ECD\u0EB2", "\u0EB3", StringComparison.Ordinal);
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= Longest)
            return slug;
        var end = slug.LastIndexOf('-', Longest);
        if (end > Longest / 2)
            return slug[..end].Trim('-');
        end = Longest;
        // A mark is never cut off its letter.
        while (end > 1 && SlugRules.IsMark(slug[end]))
            end--;
        return slug[..end].Trim('-');
    }
}
