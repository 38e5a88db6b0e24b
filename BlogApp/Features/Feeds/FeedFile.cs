using System.Security.Cryptography;
using BlogApp.Platform.Http;

namespace BlogApp.Features.Feeds;

/// <summary>A document, ready to send.</summary>
/// <param name="Body">Encoded.</param>
/// <param name="Tag">Its entity tag, without quotes; each encoding has its own.</param>
internal sealed record FeedFile(byte[] Body, string Tag)
{
    /// <param name="document">The content, UTF-8.</param>
    /// <param name="encoding">One of <see cref="PageEncoding"/>.</param>
    public static FeedFile Create(byte[] document, int encoding)
    {
        var body = PageEncoding.Encode(encoding, document);
        return new(body, Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12)));
    }
}
