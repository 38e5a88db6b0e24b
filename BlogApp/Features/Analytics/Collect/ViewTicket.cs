using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// A request's chance to be counted. The code that starts the response redeems it. The page may come from a cache, but
/// the view belongs to this request.
/// </summary>
internal sealed class ViewTicket(ViewIngestion ingestion)
{
    /// <summary>The one header that a page's script can read. It tells the script to report when the reader opens the page.</summary>
    private const string LoadedAhead = "view;desc=ahead";

    private static readonly string SkippedAhead = ViewHeader.Skipped(SkipReason.Prefetch);

    /// <summary>
    /// Counts the view if this is a complete answer about an article and no step drops it. Sets <c>X-View</c>
    /// accordingly. Call it just before the headers are sent.
    /// </summary>
    public void CountOrSkip(HttpContext context, long articleId, bool isDraft)
    {
        if (articleId == 0 || context.Response.StatusCode != StatusCodes.Status200OK)
            return;
        var outcome = ingestion.Ingest(context, articleId, isDraft);
        context.Response.Headers[ViewHeader.Name] = outcome;
        if (outcome == SkippedAhead)
            context.Response.Headers["Server-Timing"] = LoadedAhead;
    }
}
