namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Whether a request for an article is a view, from what stands in the request itself.</summary>
internal static class RequestRules
{
    /// <summary>
    /// The first reason that applies, in this order: head, prefetch, bot, dnt; None for a view. Reads the headers through
    /// their dictionary and allocates nothing.
    /// </summary>
    /// <param name="isBot">What <see cref="UserAgentRules.IsBot"/> said of the user agent.</param>
    /// <param name="respectDoNotTrack">The setting; when it is off, DNT and Sec-GPC change nothing.</param>
    public static SkipReason Of(string method, IHeaderDictionary headers, bool isBot, bool respectDoNotTrack)
    {
        if (HttpMethods.IsHead(method)) return SkipReason.Head;
        if (IsAhead(headers)) return SkipReason.Prefetch;
        if (isBot) return SkipReason.Bot;
        return respectDoNotTrack && (Says(headers, "DNT", "1") || Says(headers, "Sec-GPC", "1")) ? SkipReason.DoNotTrack : SkipReason.None;
    }

    /// <summary>A page loaded before anyone asked for it: Chromium, Safari and old Firefox each say so in their own header.</summary>
    private static bool IsAhead(IHeaderDictionary headers) => Speaks(headers, "Sec-Purpose") || Speaks(headers, "Purpose")
        || Speaks(headers, "X-Purpose") || Speaks(headers, "X-Moz");

    /// <summary>"prefetch", "prefetch;prerender", "prefetch;anonymous-client-ip", "preview" and the like.</summary>
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
