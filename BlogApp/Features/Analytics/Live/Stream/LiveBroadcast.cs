using System.Collections.Concurrent;
using System.Text.Json;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>Turns each sample into the events of the stream, once for all that want the same numbers.</summary>
internal sealed class LiveBroadcast : IDisposable
{
    private readonly ILiveFeed _feed;
    private readonly IDisposable _subscription;
    private volatile LiveFrame _current;

    public LiveBroadcast(ILiveFeed feed)
    {
        _feed = feed;
        _current = new LiveFrame(feed.Current, feed);
        _subscription = feed.Subscribe(OnSample);
    }

    public LiveFrame Current => _current;

    private void OnSample(LiveSnapshot snapshot)
    {
        if (snapshot.Between)
            return;
        var before = _current;
        _current = new LiveFrame(snapshot, _feed);
        before.Complete(_current);
    }

    public void Dispose() => _subscription.Dispose();
}

/// <summary>One second of the stream.</summary>
internal sealed class LiveFrame(LiveSnapshot snapshot, ILiveFeed feed)
{
    private readonly TaskCompletionSource<LiveFrame> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<long, byte[]> _events = new();

    /// <summary>Completes with the next second.</summary>
    public Task<LiveFrame> Next => _next.Task;

    public void Complete(LiveFrame next) => _next.TrySetResult(next);

    /// <summary>The event as it goes over the wire.</summary>
    /// <param name="articleId">The article whose numbers are wanted too; 0 for none.</param>
    public byte[] EventFor(long articleId, string? slug) =>
        _events.TryGetValue(articleId, out var known) ? known : _events.GetOrAdd(articleId, Format(articleId, slug));

    private byte[] Format(long articleId, string? slug)
    {
        var article = articleId == 0 ? null : ArticleJson.Of(slug!, feed.NumbersOf(articleId));
        var json = JsonSerializer.SerializeToUtf8Bytes(new LiveEvent(snapshot.At, snapshot.Online, snapshot.ViewsToday, snapshot.ViewsTotal, article), JsonSerializerOptions.Web);
        return [.. "event: live\ndata: "u8, .. json, .. "\n\n"u8];
    }

    private sealed record LiveEvent(DateTimeOffset At, int Online, long ViewsToday, long ViewsTotal, ArticleJson? Article);

    private sealed record ArticleJson(string Slug, long Views, long Readers, int ReadingNow, long Views24h)
    {
        public static ArticleJson Of(string slug, ArticleNumbers numbers) =>
            new(slug, numbers.Views, numbers.Readers, numbers.ReadingNow, numbers.Views24h);
    }
}
