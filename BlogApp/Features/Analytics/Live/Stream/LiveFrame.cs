using System.Collections.Concurrent;
using System.Text.Json;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>One second of the stream.</summary>
internal sealed class LiveFrame(LiveSnapshot snapshot, ILiveFeed feed)
{
    private readonly TaskCompletionSource<LiveFrame> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<long, byte[]> _events = new();

    /// <summary>Completes with the next second.</summary>
    public Task<LiveFrame> Next => _next.Task;

    public void Complete(LiveFrame next) => _next.TrySetResult(next);

    /// <summary>The event as sent over the wire.</summary>
    /// <param name="articleId">The article whose numbers are included; 0 for none.</param>
    public byte[] EventFor(long articleId, string? slug) =>
        _events.TryGetValue(articleId, out var known) ? known : _events.GetOrAdd(articleId, Format(articleId, slug));

    private byte[] Format(long articleId, string? slug)
    {
        var article = articleId == 0 ? null : ArticleJson.From(slug!, feed.NumbersOf(articleId));
        var json = JsonSerializer.SerializeToUtf8Bytes(new LiveEvent(snapshot.At, snapshot.Online, snapshot.ViewsToday, snapshot.ViewsTotal, article), JsonSerializerOptions.Web);
        return [.. "event: live\ndata: "u8, .. json, .. "\n\n"u8];
    }

    private sealed record LiveEvent(DateTimeOffset At, int Online, long ViewsToday, long ViewsTotal, ArticleJson? Article);

    private sealed record ArticleJson(string Slug, long Views, long Readers, int ReadingNow, long Views24h)
    {
        public static ArticleJson From(string slug, ArticleNumbers numbers) =>
            new(slug, numbers.Views, numbers.Readers, numbers.ReadingNow, numbers.Views24h);
    }
}
