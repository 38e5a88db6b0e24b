using System.Security.Cryptography;
using BlogApp.Features.Caching.Pages;

namespace BlogApp.Features.Feeds;

/// <summary>A document as written.</summary>
/// <param name="Body">UTF-8.</param>
/// <param name="ChangedAt">Of the newest change in it; null when it is empty.</param>
internal sealed record FeedDocument(byte[] Body, DateTimeOffset? ChangedAt);

/// <summary>A document as it is sent.</summary>
/// <param name="Body">Encoded.</param>
/// <param name="Tag">Its entity tag, without quotes; each encoding has its own.</param>
/// <param name="ChangedAt">To the second, as the header can say it.</param>
internal sealed record FeedFile(byte[] Body, string Tag, DateTimeOffset? ChangedAt)
{
    /// <param name="document">What to send.</param>
    /// <param name="encoding">One of <see cref="PageEncoding"/>.</param>
    public static FeedFile Of(FeedDocument document, int encoding)
    {
        var body = PageEncoding.Encode(encoding, document.Body);
        return new(body, Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12)),
            document.ChangedAt is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) : null);
    }
}
