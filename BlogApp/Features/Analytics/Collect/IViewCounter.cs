namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The one door to counting, one per request. A page says which article it answers with; the middleware in front of
/// the page cache then counts the view, or says why not, when the response starts.
/// </summary>
internal interface IViewCounter
{
    /// <summary>The article that this response shows; 0 for none.</summary>
    long ArticleId { get; }

    /// <summary>Whether it is shown to someone who may see it before it is published.</summary>
    bool IsDraft { get; }

    /// <summary>This response shows a published article.</summary>
    void Serving(long articleId);

    /// <summary>This response shows an article to someone who may see it before it is published: never counted.</summary>
    void ServingDraft(long articleId);
}
