namespace BlogApp.Features.Analytics.Collect;

internal sealed class ViewCounter : IViewCounter
{
    public long ArticleId { get; private set; }

    public bool IsDraft { get; private set; }

    public void ShowsArticle(long articleId) => ArticleId = articleId;

    public void ShowsDraft(long articleId)
    {
        ArticleId = articleId;
        IsDraft = true;
    }
}
