using BlogApp.Features.Articles.Studio;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>Provides the live numbers on article pages.</summary>
internal sealed class LiveArticleNumbers(ILiveFeed feed) : IArticleNumbers
{
    public (long Views, long Readers) Of(long articleId) => feed.NumbersOf(articleId) is var numbers ? (numbers.Views, numbers.Readers) : default;

    public IDisposable Subscribe(Action onSample) => feed.Subscribe(_ => onSample());
}
