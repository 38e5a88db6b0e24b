namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The one door to counting, one per request. A page says which article it answers with; the view is then counted, or
/// the response says why not, at the moment the response starts (<see cref="ViewTicket"/>).
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
