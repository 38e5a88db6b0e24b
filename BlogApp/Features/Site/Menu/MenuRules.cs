namespace BlogApp.Features.Site.Menu;

/// <summary>What a link that an admin enters may be. Pure.</summary>
internal static class MenuRules
{
    public const int MaxItems = 12, MaxTitle = 60, MaxAddress = 2000;

    /// <summary>What is wrong, in words; null when it can be used.</summary>
    public static string? TitleError(string title) => title.Trim() switch
    {
        { Length: 0 } => "Give the link a title.",
        { Length: > MaxTitle and var length } => $"Too long: {length} characters, and {MaxTitle} are the most.",
        var text when text.Any(char.IsControl) => "One line, without tabs.",
        _ => null,
    };

    /// <summary>The same; a path of this site or an address elsewhere, and nothing that runs.</summary>
    public static string? AddressError(string address)
    {
        address = address.Trim();
        if (address.Length == 0)
            return "Say where it leads, such as /about.";
        if (address.Length > MaxAddress)
            return $"Too long: {address.Length} characters, and {MaxAddress} are the most.";
        if (address.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            return "An address has no spaces.";
        if (address is ['/'] or ['/', not ('/' or '\\'), ..])
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" && absolute.Host.Length > 0
            ? null : "Begin with a slash, such as /about, or give a whole address, such as https://example.org.";
    }
}
