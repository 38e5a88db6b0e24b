namespace BlogApp.Features.Analytics.Collect;

/// <summary>What the page said of itself.</summary>
internal sealed class ViewCounter : IViewCounter
{
    public long ArticleId { get; private set; }

    public bool IsDraft { get; private set; }

    public void Serving(long articleId) => ArticleId = articleId;

    public void ServingDraft(long articleId)
    {
        ArticleId = articleId;
        IsDraft = true;
    }
}
