using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>One second of the stream. Every number is formatted once, and each client's event is put together from these parts.</summary>
internal sealed class LiveFrame(LiveSnapshot snapshot, ILiveFeed feed)
{
    private readonly TaskCompletionSource<LiveFrame> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] _head = Head(snapshot);
    private readonly ConcurrentDictionary<long, byte[]> _articles = new();

    /// <summary>Completes with the next second.</summary>
    public Task<LiveFrame> Next => _next.Task;

    public void Complete(LiveFrame next) => _next.TrySetResult(next);

    /// <summary>Writes the event as sent over the wire.</summary>
    public void WriteTo(IBufferWriter<byte> body, StreamedArticles shown)
    {
        body.Write(_head);
        if (!shown.Several && shown.Articles is [var (id, slug)])
        {
            body.Write(",\"article\":"u8);
            body.Write(NumbersOf(id, slug));
        }
        else
        {
            body.Write(",\"article\":null"u8);
        }
        if (shown.Several)
            WriteSeveral(body, shown);
        body.Write("}\n\n"u8);
    }

    private void WriteSeveral(IBufferWriter<byte> body, StreamedArticles shown)
    {
        body.Write(",\"articles\":["u8);
        for (var i = 0; i < shown.Articles.Length; i++)
        {
            if (i > 0)
                body.Write(","u8);
            body.Write(NumbersOf(shown.Articles[i].Id, shown.Articles[i].Slug));
        }
        body.Write("]"u8);
    }

    private byte[] NumbersOf(long id, string slug) =>
        _articles.TryGetValue(id, out var known) ? known
            : _articles.GetOrAdd(id, JsonSerializer.SerializeToUtf8Bytes(ArticleJson.From(slug, feed.NumbersOf(id)), JsonSerializerOptions.Web));

    private static byte[] Head(LiveSnapshot snapshot)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new SiteJson(snapshot.At, snapshot.Online, snapshot.ViewsToday, snapshot.ViewsTotal), JsonSerializerOptions.Web);
        // Without the closing brace, because the articles follow.
        return [.. "event: live\ndata: "u8, .. json.AsSpan(..^1)];
    }

    private sealed record SiteJson(DateTimeOffset At, int Online, long ViewsToday, long ViewsTotal);

    private sealed record ArticleJson(string Slug, long Views, long Readers, int ReadingNow, long Views24h)
    {
        public static ArticleJson From(string slug, ArticleNumbers numbers) =>
            new(slug, numbers.Views, numbers.Readers, numbers.ReadingNow, numbers.Views24h);
    }
}
