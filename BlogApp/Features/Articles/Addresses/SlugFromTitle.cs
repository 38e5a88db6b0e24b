using System.Globalization;
using System.Text;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>Suggests an article's place in the address. What comes out is a valid slug (<see cref="ArticleSlug"/>), or empty.</summary>
internal static class SlugFromTitle
{
    // Long enough for any title's sense; a whole paragraph makes no good address.
    private const int Longest = 80;

    /// <summary>Letters and digits of the title in lower case, words joined by hyphens; Chinese stays as it is.</summary>
    public static string Of(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in Plain(title))
        {
            if (char.IsLetterOrDigit(letter) && char.ToLowerInvariant(letter) is var lower && !char.IsUpper(lower))
                slug.Append(lower);
            // An apostrophe joins: "don't" is one word.
            else if (letter is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return Cut(slug.ToString().Trim('-'));
    }

    /// <summary>The slug itself, or with the first number behind it that is free.</summary>
    public static async Task<string> FreeAsync(string slug, Func<string, Task<bool>> taken)
    {
        var free = slug;
        for (var number = 2; await taken(free); number++)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = slug[..Math.Min(slug.Length, ArticleSlug.MaxLength - end.Length)].TrimEnd('-') + end;
        }
        return free;
    }

    /// <summary>Latin letters without their accents, wide ones narrow; other scripts keep their marks where letters carry them.</summary>
    private static string Plain(string title)
    {
        // What no alphabet has (half a pair, an unassigned code) is no letter, and some of it cannot be normalized.
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
