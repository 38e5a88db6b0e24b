namespace BlogApp.Features.Articles.Studio;

/// <summary>The articles' current numbers, including views that SQL does not contain yet. Implemented by Analytics.</summary>
internal interface IArticleNumbers
{
    /// <summary>Views and readers as of the last second. Never decreases. Costs one memory access.</summary>
    (long Views, long Readers) Of(long articleId);

    /// <summary>Calls back once a second on a thread of its own; return at once. Dispose to unsubscribe.</summary>
    IDisposable Subscribe(Action onSample);
}
