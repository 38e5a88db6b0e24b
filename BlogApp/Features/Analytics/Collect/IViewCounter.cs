namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The only entry point for counting, one instance per request. A page names the article it answers with. When the
/// response starts, the view is counted or the response gives the reason why not (<see cref="ViewTicket"/>).
/// </summary>
internal interface IViewCounter
{
    /// <summary>The article in this response; 0 for none.</summary>
    long ArticleId { get; }

    /// <summary>Whether the article is shown as a preview to someone who may see it before it is published.</summary>
    bool IsDraft { get; }

    /// <summary>Notes that this response shows a published article.</summary>
    void ShowsArticle(long articleId);

    /// <summary>Notes that this response shows an unpublished article as a preview. Previews are never counted.</summary>
    void ShowsDraft(long articleId);
}
