namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>What a request declares about itself. Reads the header dictionary directly and allocates nothing.</summary>
internal static class RequestRules
{
    /// <summary>
    /// Whether the page is loaded before the user asked for it. Chromium, Safari and old versions of Firefox each use
    /// their own header.
    /// </summary>
    public static bool IsPrefetch(IHeaderDictionary headers) => Speaks(headers, "Sec-Purpose") || Speaks(headers, "Purpose")
        || Speaks(headers, "X-Purpose") || Speaks(headers, "X-Moz");

    /// <summary>Do Not Track, or Global Privacy Control.</summary>
    public static bool AsksNotToBeTracked(IHeaderDictionary headers) => Says(headers, "DNT", "1") || Says(headers, "Sec-GPC", "1");

    /// <summary>Matches "prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "preview" and similar values.</summary>
    private static bool Speaks(IHeaderDictionary headers, string header)
    {
        foreach (var value in headers[header])
            if (value is not null && (value.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
                || value.Contains("prerender", StringComparison.OrdinalIgnoreCase) || value.Contains("preview", StringComparison.OrdinalIgnoreCase)))
                return true;
        return false;
    }

    private static bool Says(IHeaderDictionary headers, string header, string word)
    {
        foreach (var value in headers[header])
            if (value.AsSpan().Trim().SequenceEqual(word)) return true;
        return false;
    }
}
