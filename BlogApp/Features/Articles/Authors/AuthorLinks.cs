using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Authors;

/// <summary>Where else an author is found: absolute web addresses, one a line. Pure.</summary>
internal static class AuthorLinks
{
    public const int Most = 8;

    private const int Longest = 200;

    /// <summary>The lines that say something, each once.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>What is wrong with them; null when they can be shown.</summary>
    public static Phrase? Problem(string text)
    {
        var lines = Lines(text);
        if (lines.Count > Most)
            return Phrase.Format("Accepts at most {0} links.", Most);
        if (lines.FirstOrDefault(line => line.Length > Longest || !IsWebAddress(line)) is { } wrong)
            return Phrase.Format("“{0}” is not a web address. One looks like https://example.org/me.", wrong.Length > 60 ? wrong[..60] + "…" : wrong);
        return string.Join('\n', lines).Length > BlogUser.LongestLinks ? Phrase.Format("Accepts at most {0} characters.", BlogUser.LongestLinks) : null;
    }

    public static IReadOnlyList<AuthorPlace> Places(string text) => [.. Lines(text).Where(IsWebAddress).Select(line => new AuthorPlace(line, Text(new Uri(line))))];

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http") && address.UserInfo.Length == 0
        && address.HostNameType is UriHostNameType.Dns && address.Host.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);

    private static string Text(Uri address)
    {
        var host = address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
        return host + address.AbsolutePath.TrimEnd('/');
    }
}
