using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Feeds;

/// <summary>
/// By what feed readers tell articles apart: it must outlive a changed slug and a move to another host, or everything
/// would be new to them once more. Pure.
/// </summary>
internal static class FeedItemId
{
    /// <summary>A URN made of what never changes about an article.</summary>
    public static string Of(long articleId, DateTime createdAt)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"article:{articleId}:{createdAt.Ticks}"))).AsSpan(0, 16).CopyTo(id);
        // Version 8 of RFC 9562: the bytes are the writer's own affair.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(id, bigEndian: true);
    }
}
