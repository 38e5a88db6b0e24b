namespace BlogApp.Platform.Addresses;

/// <summary>The rule for slugs: letters and digits of any script, joined by single hyphens.</summary>
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
            if (letter == '-' ? slug[i - 1] == '-' : !char.IsLetterOrDigit(letter) || char.IsUpper(letter))
                return false;
        }
        return true;
    }
}
