namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// A request's claim to be counted, attached in front of the page cache and concluded by whoever starts the response.
/// A page may come from anywhere; the view is this request's.
/// </summary>
/// <param name="method">As it came: the page cache renders a HEAD as a GET.</param>
internal sealed class ViewTicket(ViewRecorder recorder, string method)
{
    /// <summary>
    /// Called when the headers are about to go out. Counts if this is a whole answer about an article and no rule speaks
    /// against it; <c>X-View</c> says which.
    /// </summary>
    public void Conclude(HttpContext context, long articleId, bool draft)
    {
        if (articleId != 0 && context.Response.StatusCode == StatusCodes.Status200OK)
            context.Response.Headers[ViewHeader.Name] = recorder.Record(context, method, articleId, draft);
    }
}
