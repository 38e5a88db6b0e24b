using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Caching.Accesses;
using BlogApp.Platform.Http;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Features.PageCache;

/// <summary>
/// A rendered page, ready to be served. The bytes of each encoding are made at most once a second, and only when a
/// number on the page has changed.
/// </summary>
internal sealed class RenderedPage(PageTemplate template, IReadOnlyList<KeyValuePair<string, StringValues>> headers, string contentType,
    long articleId, bool isDraft, IReadOnlyCollection<string> tags, long renderedAt)
{
    private readonly Variant?[] _variants = new Variant?[PageEncoding.Count];
    private readonly Lock[] _gates = [new(), new(), new()];

    public IReadOnlyList<KeyValuePair<string, StringValues>> Headers { get; } = headers;
    public string ContentType { get; } = contentType;

    /// <summary>The article on the page; 0 for other pages.</summary>
    public long ArticleId { get; } = articleId;

    /// <summary>A preview for someone who may see it before it is published. Never cached, never counted.</summary>
    public bool IsDraft { get; } = isDraft;

    /// <summary>The key for the record of reads; null until the page is cached.</summary>
    public TrackedKey? Tracked { get; set; }

    /// <summary>Of the encodings that were asked for, about.</summary>
    public long Bytes => _variants.Sum(variant => variant?.Body.LongLength ?? 0);

    public IReadOnlyCollection<string> Tags { get; } = tags;

    /// <summary>From <see cref="TimeProvider.GetTimestamp"/>, so that setting the clock does not change a page's age.</summary>
    public long RenderedAt { get; } = renderedAt;

    public byte[] BodyFor(int encoding, ILiveFeed feed)
    {
        var known = Volatile.Read(ref _variants[encoding]);
        if (known is not null && ReferenceEquals(known.Snapshot, feed.Current))
            return known.Body;
        var gate = _gates[encoding];
        if (known is not null && !gate.TryEnter())
            // Another request is making this second's bytes.
            return known.Body;
        if (known is null)
            gate.Enter();
        try
        {
            return Make(encoding, feed);
        }
        finally
        {
            gate.Exit();
        }
    }

    private byte[] Make(int encoding, ILiveFeed feed)
    {
        var known = _variants[encoding];
        var snapshot = feed.Current;
        if (known is not null && ReferenceEquals(known.Snapshot, snapshot))
            return known.Body;
        var numbers = template.NumbersOf(feed);
        var body = known is not null && known.Numbers.AsSpan().SequenceEqual(numbers)
            ? known.Body
            : PageEncoding.Encode(encoding, template.Fill(numbers));
        Volatile.Write(ref _variants[encoding], new Variant(snapshot, numbers, body));
        return body;
    }

    private sealed record Variant(LiveSnapshot Snapshot, long[] Numbers, byte[] Body);
}
