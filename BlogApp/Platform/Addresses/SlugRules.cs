using System.Globalization;

namespace BlogApp.Platform.Addresses;

/// <summary>The rule for slugs: letters and digits of any script with their marks, joined by single hyphens.</summary>
internal static class SlugRules
{
    public const int MaxLength = 200;

    public static bool IsValid(string slug)
    {
        if (slug.Length is 0 or > MaxLength || slug[0] == '-' || slug[^1] == '-')
            return false;
        for (var i = 0; i < slug.Length; i++)
        {
            var letter = slug[i];
            if (letter == '-' ? slug[i - 1] == '-' : IsMark(letter) ? i == 0 || slug[i - 1] == '-' : !char.IsLetterOrDigit(letter) || char.IsUpper(letter))
                return false;
        }
        return true;
    }

    /// <summary>Whether the character belongs to the letter before it, such as a vowel sign of Hindi or Thai.</summary>
    public static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
