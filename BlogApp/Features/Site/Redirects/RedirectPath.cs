namespace BlogApp.Features.Site.Redirects;

/// <summary>
/// The path of a redirect in the one form that is stored and compared: <c>/2024/05/06/title</c> for
/// <c>/2024/05/06/Title/</c>, and <c>/?p=12</c> for addresses that only a query tells apart. Pure.
/// </summary>
internal static class RedirectPath
{
    public const int MaxLength = 200;

    // The queries by which WordPress chooses a page. Pages and attachments are numbered together with posts.
    private static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        ["p"] = "p", ["page_id"] = "p", ["attachment_id"] = "p", ["cat"] = "cat", ["tag"] = "tag", ["author"] = "author", ["feed"] = "feed",
    };

    /// <param name="path">From the root, escaped or not.</param>
    /// <param name="query">With or without its question mark.</param>
    /// <returns>Null for the home page, and for what is too long to be claimed.</returns>
    public static string? Normalize(string path, string? query)
    {
        var plain = Unescaped(path).TrimEnd('/').ToLowerInvariant();
        if (plain.EndsWith("/index.html", StringComparison.Ordinal) || plain.EndsWith("/index.php", StringComparison.Ordinal))
            plain = plain[..plain.LastIndexOf('/')];
        foreach (var part in (query ?? "").TrimStart('?').Split('&'))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at], Unescaped(part[(at + 1)..])) : ("", "");
            if (value.Length > 0 && Queries.TryGetValue(name, out var known))
            {
                plain = $"{plain}/?{known}={value.ToLowerInvariant()}";
                break;
            }
        }
        return plain.Length is > 1 and <= MaxLength && plain[0] == '/' && !plain.Any(char.IsControl) ? plain : null;
    }

    /// <summary>The form of an address, absolute or from the root; null when it has none.</summary>
    public static string? Of(string address)
    {
        address = address.Trim();
        if (!address.StartsWith('/') || address.StartsWith("//", StringComparison.Ordinal))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                return null;
            address = uri.PathAndQuery;
        }
        var parts = address.Split('#')[0].Split('?', 2);
        return Normalize(parts[0], parts.Length > 1 ? parts[1] : null);
    }

    private static string Unescaped(string text)
    {
        try
        {
            return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        }
        catch (UriFormatException)
        {
            return text;
        }
    }
}
