using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Site.Redirects.Missing;
using BlogApp.Platform.Http;

namespace BlogApp.Features.Reader.Errors;

/// <summary>Notes addresses without a page that readers came by: pages that a browser asked for, by the same rules as views.</summary>
internal sealed class MissedByReaders(MissingAddresses missing, UserAgentCache agents, ReferrerSpam spam)
{
    /// <param name="path">As requested, unescaped.</param>
    /// <param name="query">As requested.</param>
    public void Note(HttpContext context, string path, string? query)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || context.IsHead() || RequestRules.IsPrefetch(request.Headers) || !WantsPage(request.Headers)
            || agents.Of(request.Headers.UserAgent.ToString()).IsBot)
            return;
        // A link on the blog itself is a mistake that its author can mend: its host stays.
        var referrer = ReferrerRules.HostOf(request.Headers.Referer, ownHost: null);
        if (!spam.Contains(referrer))
            missing.Note(path, query, referrer);
    }

    // Pictures, scripts and feeds that are missing say nothing of a reader.
    private static bool WantsPage(IHeaderDictionary headers) => headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && (headers["Sec-Fetch-Dest"].ToString() is "" or "document");
}
