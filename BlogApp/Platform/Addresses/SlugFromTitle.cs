using System.Globalization;
using System.Text;

namespace BlogApp.Platform.Addresses;

/// <summary>Suggests a slug for a title or a name. The result is valid (<see cref="SlugRules"/>) or empty.</summary>
internal static class SlugFromTitle
{
    // Enough for the gist of any title; a whole paragraph makes a bad address.
    private const int Longest = 80;

    /// <summary>Letters and digits of the title in lower case, words joined by hyphens. Chinese is left unchanged.</summary>
    public static string Create(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in Plain(title))
        {
            if (char.IsLetterOrDigit(letter) && char.ToLowerInvariant(letter) is var lower && !char.IsUpper(lower))
                slug.Append(lower);
            // An apostrophe joins letters: "don't" is one word.
            else if (letter is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return Cut(slug.ToString().Trim('-'));
    }

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
    /// Removes accents from Latin letters and converts full-width letters. Other scripts keep the marks that belong to
    /// their letters.
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
        foreach (var letter in title)
        {
            switch (letter)
            {
                case 'ß': plain.Append("ss"); break;
                case 'æ' or 'Æ': plain.Append("ae"); break;
                case 'ø' or 'Ø': plain.Append('o'); break;
                case >= '\u0300' and <= '\u036F': break;
                default: plain.Append(letter); break;
            }
        }
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string Cut(string slug)
    {
        if (slug.Length <= Longest)
            return slug;
        var end = slug.LastIndexOf('-', Longest);
        return (end > Longest / 2 ? slug[..end] : slug[..Longest]).Trim('-');
    }
}
