using System.Text;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>The rules for a tag: lower case, at most 60 characters, no invisible characters, no slash. Pure.</summary>
internal static class TagName
{
    public const int MaxLength = 60;
    private const int LongestShown = 40;

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && name == Normalize(name) && !name.Any(IsForbidden);

    /// <summary>The stored form of a tag: trimmed, lower case.</summary>
    public static string Normalize(string name) => name.Trim().ToLowerInvariant();

    /// <summary>Normalizes an article's tags and removes duplicates.</summary>
    public static IEnumerable<string> NormalizeAll(IEnumerable<string> names) => names.Select(Normalize).Distinct(StringComparer.Ordinal);

    /// <summary>The tag closest to an external name; empty when nothing remains of it.</summary>
    public static string FromText(string text)
    {
        var plain = new string([.. Normalize(text.Normalize(NormalizationForm.FormC)).Select(c => IsForbidden(c) ? '-' : c)]);
        if (plain.Length > MaxLength)
            plain = plain[..(char.IsHighSurrogate(plain[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
        plain = Normalize(plain.TrimEnd().Trim('-'));
        return IsValid(plain) ? plain : "";
    }

    /// <summary>The problem with a normalized name; null when it is valid.</summary>
    public static Phrase? Problem(string name) => name.Length == 0 ? Phrase.Format("Type a tag first.")
        : IsValid(name) ? null
        : Phrase.Format("“{0}” cannot be a tag: {1} characters at most, without slashes and control characters.", name.Length <= LongestShown ? name : name[..LongestShown] + "…", MaxLength);

    private static bool IsForbidden(char c) => char.IsControl(c) || c is '/' or '\\';
}
