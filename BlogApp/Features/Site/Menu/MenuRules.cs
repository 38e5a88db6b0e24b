using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Menu;

/// <summary>The rules for links entered by admins. Pure.</summary>
internal static class MenuRules
{
    public const int MaxItems = 15, MaxTitle = 60, MaxAddress = 2000;

    /// <summary>Links that a wide header shows; the others are behind "More".</summary>
    public const int MostInARow = 5;

    /// <summary>The error in words; null when the title is valid.</summary>
    public static string? TitleError(string title) => title.Trim() switch
    {
        { Length: 0 } => Phrase.Key("Give the link a title."),
        { Length: > MaxTitle and var length } => Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", length, MaxTitle).ToString(),
        var text when text.Any(char.IsControl) => Phrase.Key("One line, without tabs."),
        _ => null,
    };

    /// <summary>
    /// The error in words; null when the address is valid: a path of this site or an address elsewhere, but nothing
    /// that executes script.
    /// </summary>
    public static string? AddressError(string address)
    {
        address = address.Trim();
        if (address.Length == 0)
            return Phrase.Key("Say where it leads, such as /about.");
        if (address.Length > MaxAddress)
            return Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", address.Length, MaxAddress).ToString();
        if (address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return Phrase.Key("An address has no spaces.");
        if (address is ['/'] or ['/', not ('/' or '\\'), ..])
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" && absolute.Host.Length > 0
            ? null : Phrase.Key("Begin with a slash, such as /about, or give a whole address, such as https://example.org.");
    }
}
