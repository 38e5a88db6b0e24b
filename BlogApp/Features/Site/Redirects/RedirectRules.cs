using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Redirects;

/// <summary>The rules for a redirect that need nothing but its two addresses. Pure.</summary>
internal static class RedirectRules
{
    public const int MaxTo = MenuRules.MaxAddress;

    /// <summary>The error of the former address; null when it can be one.</summary>
    public static Phrase? FromError(string from)
    {
        from = from.Trim();
        if (from.Length == 0)
            return Phrase.Format("Say which address shall lead on, such as /old-page.");
        if (from.Any(char.IsControl) || !(from.StartsWith('/') && !from.StartsWith("//", StringComparison.Ordinal)) && !IsWebAddress(from))
            return Phrase.Format("This is no path: begin with a slash, such as /old-page.");
        if (RedirectPath.Of(from) is not null)
            return null;
        return PlainLength(from) > RedirectPath.MaxLength
            ? Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", PlainLength(from), RedirectPath.MaxLength)
            : Phrase.Format("The home page cannot lead elsewhere.");
    }

    /// <summary>The error of the target; null when it can be one.</summary>
    public static Phrase? ToError(string to)
    {
        to = to.Trim();
        if (to.Length > MaxTo)
            return Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", to.Length, MaxTo);
        return MenuRules.AddressError(to) is { } error ? Phrase.Format(error) : null;
    }

    /// <summary>Whether a query stands in the address that the blog does not tell addresses apart by.</summary>
    public static bool LosesQuery(string from) =>
        from.Split('#')[0].Contains('?', StringComparison.Ordinal) && RedirectPath.Of(from) is { } path && !path.Contains('?', StringComparison.Ordinal);

    /// <summary>Follows redirects from a target on.</summary>
    /// <param name="next">The path of the blog to which a path leads on; null at the end.</param>
    /// <returns>Whether the way comes back to <paramref name="from"/>, or never ends.</returns>
    public static bool ComesBack(string from, string? to, Func<string, string?> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var path = to; path is not null; path = next(path))
        {
            if (path == from || !seen.Add(path))
                return true;
        }
        return false;
    }

    private static int PlainLength(string from) => IsWebAddress(from) ? new Uri(from).PathAndQuery.Length : from.Length;

    private static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
