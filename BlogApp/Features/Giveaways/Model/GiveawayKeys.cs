using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Giveaways.Model;

/// <summary>
/// Tickets and page tokens: keyed hashes under the giveaway's secret. A claimant's ticket is always the same, so whoever
/// claims twice holds the same ticket, also after a restart and on another server. Pure.
/// </summary>
internal static class GiveawayKeys
{
    public const int SecretBytes = 32;

    /// <summary>What every ticket begins with; the numbers of background tasks never do.</summary>
    public const string TicketPrefix = "g-";

    private const int IdentityBytes = 12;
    private const int MarkBytes = 8;
    private const int TokenBytes = 16;
    private const int LongestTicket = 60;
    private const int TokenHours = 24;

    /// <summary><c>g-GIVEAWAY-…</c>: 96 bits that nobody can guess, and 64 that show that we made it.</summary>
    public static string Ticket(long giveaway, ReadOnlySpan<byte> secret, long claimant)
    {
        Span<byte> bytes = stackalloc byte[IdentityBytes + MarkBytes];
        Span<byte> message = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(message, claimant);
        Hash(secret, "ticket"u8, message, bytes[..IdentityBytes]);
        Hash(secret, "mark"u8, bytes[..IdentityBytes], bytes[IdentityBytes..]);
        return string.Create(CultureInfo.InvariantCulture, $"{TicketPrefix}{giveaway}-{Base64Url.EncodeToString(bytes)}");
    }

    /// <summary>The giveaway that a ticket names; null when it is no ticket.</summary>
    public static long? GiveawayOf(string? ticket)
    {
        if (ticket is not { Length: > 4 and <= LongestTicket } || !ticket.StartsWith(TicketPrefix, StringComparison.Ordinal))
            return null;
        var end = ticket.IndexOf('-', TicketPrefix.Length);
        return end > 0 && long.TryParse(ticket.AsSpan(TicketPrefix.Length, end - TicketPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Whether we made the ticket for this giveaway.</summary>
    public static bool IsGenuine(string ticket, long giveaway, ReadOnlySpan<byte> secret)
    {
        Span<byte> bytes = stackalloc byte[IdentityBytes + MarkBytes];
        Span<byte> mark = stackalloc byte[MarkBytes];
        if (GiveawayOf(ticket) != giveaway || !TryDecode(ticket.AsSpan(ticket.IndexOf('-', TicketPrefix.Length) + 1), bytes))
            return false;
        Hash(secret, "mark"u8, bytes[..IdentityBytes], mark);
        return CryptographicOperations.FixedTimeEquals(mark, bytes[IdentityBytes..]);
    }

    /// <summary>The token that an article's page carries. It is the same for all readers, because they share the cached page.</summary>
    public static string Token(long giveaway, ReadOnlySpan<byte> secret, DateTimeOffset now) => TokenOf(giveaway, secret, now.ToUnixTimeSeconds() / 3600);

    /// <summary>Whether the token comes from this giveaway's page, within a day. A clock that was set back by an hour does no harm.</summary>
    public static bool IsToken(string? token, long giveaway, ReadOnlySpan<byte> secret, DateTimeOffset now)
    {
        if (token is not { Length: > 10 and < 60 } || token.IndexOf('.') is not (> 0 and < 12 and var dot)
            || !long.TryParse(token.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || now.ToUnixTimeSeconds() / 3600 - hour is < -1 or > TokenHours)
            return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenOf(giveaway, secret, hour)), Encoding.ASCII.GetBytes(token));
    }

    /// <summary>The keyed hash for one purpose, cut to the target's length.</summary>
    public static void Hash(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> message, Span<byte> target)
    {
        Span<byte> whole = stackalloc byte[128];
        purpose.CopyTo(whole);
        // Ends the purpose, so that it cannot run into the message.
        whole[purpose.Length] = 0;
        message.CopyTo(whole[(purpose.Length + 1)..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, whole[..(purpose.Length + 1 + message.Length)], hash);
        hash[..target.Length].CopyTo(target);
    }

    private static string TokenOf(long giveaway, ReadOnlySpan<byte> secret, long hour)
    {
        Span<byte> message = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(message, giveaway);
        BinaryPrimitives.WriteInt64LittleEndian(message[8..], hour);
        Span<byte> token = stackalloc byte[TokenBytes];
        Hash(secret, "page"u8, message, token);
        return string.Create(CultureInfo.InvariantCulture, $"{hour}.{Base64Url.EncodeToString(token)}");
    }

    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        text.Length == Base64Url.GetEncodedLength(bytes.Length) && Base64Url.IsValid(text)
        && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == bytes.Length;
}
