namespace BlogApp.Features.Import.Model;

/// <summary>
/// An address on the old site in normalized form: <c>https://www.example.org/2024/05/Title/</c> and
/// <c>/2024/05/title</c> are equal.
/// </summary>
internal static class OldAddress
{
    /// <param name="address">Absolute, or from the root of the site.</param>
    /// <param name="hosts">The old site's hosts.</param>
    /// <returns>The path from the root, including the number of WordPress's plain addresses; null for another site.</returns>
    public static string? Normalize(string address, IReadOnlyCollection<string> hosts)
    {
        address = address.Trim().Split('#')[0];
        if (address.StartsWith("//", StringComparison.Ordinal))
            address = "http:" + address;
        if (!address.StartsWith('/'))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !hosts.Contains(Host(uri)))
                return null;
            address = uri.PathAndQuery;
        }
        var parts = address.Split('?', 2);
        var path = Unescaped(parts[0]).TrimEnd('/').ToLowerInvariant();
        if (path.EndsWith("/index.html", StringComparison.Ordinal))
            path = path[..^11];
        // ?p=12 and ?page_id=12. Other query parameters do not select a different page.
        var number = parts.Length < 2 ? null : parts[1].Split('&').FirstOrDefault(p => p.StartsWith("p=", StringComparison.Ordinal) || p.StartsWith("page_id=", StringComparison.Ordinal));
        return path.Length == 0 && number is null ? null : number is null ? path : $"{path}/?{number.Split('=')[1]}";
    }

    /// <summary>The normalized host; null when it is not a web address.</summary>
    public static string? HostOf(string? address) => SourceText.WebAddress(address) is { } web ? Host(new Uri(web)) : null;

    private static string Host(Uri uri) => uri.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.IdnHost[4..].ToLowerInvariant() : uri.IdnHost.ToLowerInvariant();

    private static string Unescaped(string path)
    {
        try
        {
            return Uri.UnescapeDataString(path);
        }
        catch (UriFormatException)
        {
            return path;
        }
    }
}
