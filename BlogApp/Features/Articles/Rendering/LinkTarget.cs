using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Decides which link targets are allowed. It uses an allow list, so an unforeseen scheme is blocked just like <c>javascript:</c>.</summary>
internal static class LinkTarget
{
    private static readonly FrozenSet<string> Followed =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https", "mailto", "tel", "ftp");

    private static readonly FrozenSet<string> Shown = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "http", "https");

    /// <summary>Whether a click may lead there: a relative address, or a scheme that executes nothing.</summary>
    public static bool IsSafe(string address) => Scheme(address) is not { } scheme || Followed.Contains(scheme);

    /// <summary>Whether a picture may be loaded from there.</summary>
    public static bool IsSafePicture(string address) => Scheme(address) is not { } scheme || Shown.Contains(scheme);

    /// <summary>Whether it leads to another host.</summary>
    public static bool IsExternal(string address) =>
        Scheme(address) is { } scheme ? Shown.Contains(scheme) : Seen(address) is ['/' or '\\', '/' or '\\', ..];

    /// <summary>The scheme as a browser reads it, null for a relative address.</summary>
    private static string? Scheme(string address)
    {
        var seen = Seen(address);
        var end = seen.AsSpan().IndexOfAny(":/\\?#");
        return end >= 0 && seen[end] == ':' ? seen[..end] : null;
    }

    // Browsers ignore tabs and line breaks anywhere, and leading control characters and spaces: "java\nscript:" executes.
    private static string Seen(string address) => string.Concat(address.Where(c => c is > ' ' and not '\u007f'));
}
