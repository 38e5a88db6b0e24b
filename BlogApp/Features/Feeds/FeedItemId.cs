using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Feeds;

/// <summary>
/// Identifies articles for feed readers. It must survive a changed slug and a move to another host, or everything would
/// appear as new again. Pure.
/// </summary>
internal static class FeedItemId
{
    /// <summary>A URN made from properties of an article that never change.</summary>
    public static string Create(long articleId, DateTime createdAt)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"article:{articleId}:{createdAt.Ticks}"))).AsSpan(0, 16).CopyTo(id);
        // RFC 9562, version 8: the content of the remaining bits is up to us.
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(id, bigEndian: true);
    }
}
