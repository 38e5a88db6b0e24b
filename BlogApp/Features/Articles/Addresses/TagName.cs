namespace BlogApp.Features.Articles.Addresses;

/// <summary>The rule for a tag: lower case, 60 characters at most, nothing invisible, no slash.</summary>
internal static class TagName
{
    public const int MaxLength = 60;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && name == Normalize(name) && !name.Any(c => char.IsControl(c) || c is '/' or '\\');

    /// <summary>As tags are stored: trimmed, lower case.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();
}
