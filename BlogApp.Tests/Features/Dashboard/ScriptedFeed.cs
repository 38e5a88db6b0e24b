using BlogApp.Features.Analytics.Live;

namespace BlogApp.Tests.Features.Dashboard;

/// <summary>A feed that samples when the test says so.</summary>
internal sealed class ScriptedFeed : ILiveFeed
{
    private readonly List<Action<LiveSnapshot>> _subscribers = [];

    public LiveSnapshot Current { get; private set; } = LiveSnapshot.Empty;

    public int Subscribers => _subscribers.Count;

    public void Sample(long views) => Sample(Current with { At = Current.At.AddSeconds(1), ViewsTotal = views });

    public void Sample(LiveSnapshot snapshot)
    {
        Current = snapshot;
        foreach (var subscriber in _subscribers.ToList())
            subscriber(snapshot);
    }

    public List<LivePoint> Past { get; } = [];

    public IReadOnlyList<LivePoint> LastFifteenMinutes() => [.. Past];

    public List<LivePoint> Day { get; } = [];

    public IReadOnlyList<LivePoint> LastDay() => [.. Day];

    public Dictionary<long, ArticleNumbers> Numbers { get; } = [];

    /// <summary>The articles whose numbers were asked for, in this order.</summary>
    public List<long> Asked { get; } = [];

    public ArticleNumbers NumbersOf(long articleId)
    {
        Asked.Add(articleId);
        return Numbers.GetValueOrDefault(articleId, ArticleNumbers.None);
    }

    public IDisposable Subscribe(Action<LiveSnapshot> onSample)
    {
        _subscribers.Add(onSample);
        return new Subscription(() => _subscribers.Remove(onSample));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
