using BlogApp.Features.Analytics.Live.Stream;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// POST /api/articles/{slug}/opened. The browser loaded the page ahead of time, which is no view; now the reader opens it,
/// and the page's script reports that once. Answers 204 with <c>X-View</c>, as the page itself would have had it.
/// </summary>
internal static class ReportOpened
{
    /// <summary>Addresses longer than this are cut by proxies and browsers, too.</summary>
    private const int LongestAddress = 8192;

    public static async Task<IResult> RunAsync(string slug, OpenedPage page, HttpContext context, ArticleSlugs slugs, ViewIngestion ingestion, CancellationToken cancellationToken)
    {
        // Browsers say it themselves. Without the header it is a program, which could just as well get the page.
        if (context.Request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin"))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status403Forbidden, title: "Only the article's own page reports that it was opened",
                detail: "This request came from a page of another site.");
        }
        if (page.Referrer?.Length > LongestAddress || page.Query?.Length > LongestAddress)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "Too long",
                detail: $"Referrer and query have at most {LongestAddress} characters each.");
        }
        if (await slugs.IdOfAsync(slug, context.User, cancellationToken) is not { } article)
            return ArticleSlugs.NoSuchArticle();
        context.Response.Headers[ViewHeader.Name] = ingestion.IngestOpened(context, article, new ViewOrigin(page.Referrer, page.Query));
        return TypedResults.NoContent();
    }

    /// <param name="Referrer">The page's <c>document.referrer</c>.</param>
    /// <param name="Query">The page's <c>location.search</c>.</param>
    internal sealed record OpenedPage(string? Referrer, string? Query);
}
