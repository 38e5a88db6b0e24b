using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// An anonymous visitor's number: 63 bits of the HMAC-SHA256 of address and user agent, keyed with the day's salt.
/// Without the salt it cannot be traced to anyone, and tomorrow's salt gives a different number. With a million
/// visitors in a day, the chance that any two share a number is one in 18 million.
/// </summary>
internal static class VisitorHash
{
    /// <summary>Agents that differ only beyond this length count as the same.</summary>
    private const int LongestAgent = 512;

    private const int LongestAddress = 16;

    /// <summary>Positive, never zero. Allocates nothing; takes about 1 µs.</summary>
    /// <param name="salt">The day's key, 32 random bytes.</param>
    /// <param name="address">IPv4 or IPv6. IPv4 mapped to IPv6 counts as the same visitor.</param>
    /// <exception cref="ArgumentException">The salt is empty, so the hash could be found by trial.</exception>
    public static long Compute(ReadOnlySpan<byte> salt, IPAddress address, string? userAgent)
    {
        if (salt.IsEmpty) throw new ArgumentException("A visitor hash needs the day's salt.", nameof(salt));
        var agent = userAgent.AsSpan();
        if (agent.Length > LongestAgent) agent = agent[..LongestAgent];

        Span<byte> message = stackalloc byte[1 + LongestAddress + (3 * LongestAgent)];
        // The address's length comes first, so that the address cannot run into the agent after it.
        var length = 1 + WriteAddress(address, message[1..]);
        message[0] = (byte)(length - 1);
        length += Encoding.UTF8.GetBytes(agent, message[length..]);

        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt, message[..length], hash);
        var number = (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 1);
        return number == 0 ? 1 : number;
    }

    private static int WriteAddress(IPAddress address, Span<byte> bytes)
    {
        address.TryWriteBytes(bytes, out var written);
        if (!address.IsIPv4MappedToIPv6) return written;
        bytes[12..16].CopyTo(bytes);
        return 4;
    }
}
