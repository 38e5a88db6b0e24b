using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlogApp.Features.Giveaways.Model;

/// <summary>
/// A winner's proof, such as <c>12-57-K3QF-7M2P-9XVC-4D1T</c>: the giveaway, the claim's place, and 80 bits of a keyed
/// hash over both and the ticket. The letters are Crockford's, without those that look like others. Pure.
/// </summary>
internal static class ProofCode
{
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int HashBytes = 10;
    private const int Group = 4;

    public static string Create(long giveaway, int place, string ticket, ReadOnlySpan<byte> secret)
    {
        Span<byte> message = stackalloc byte[12 + 60];
        BinaryPrimitives.WriteInt64LittleEndian(message, giveaway);
        BinaryPrimitives.WriteInt32LittleEndian(message[8..], place);
        var length = 12 + Encoding.ASCII.GetBytes(ticket, message[12..]);
        Span<byte> hash = stackalloc byte[HashBytes];
        GiveawayKeys.Hash(secret, "proof"u8, message[..length], hash);
        return string.Create(CultureInfo.InvariantCulture, $"{giveaway}-{place}-{Grouped(hash)}");
    }

    /// <summary>The giveaway and the place that a code names, as typed by a person; null when it cannot be a code.</summary>
    public static (long Giveaway, int Place)? Parse(string? typed)
    {
        if (typed is not { Length: > 0 and < 100 })
            return null;
        var parts = typed.Split('-', 3, StringSplitOptions.TrimEntries);
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var giveaway)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? (giveaway, place) : null;
    }

    /// <summary>Compares what a person typed with a code, in constant time. Case, spaces and hyphens do not matter, nor O for 0 and I or L for 1.</summary>
    public static bool Matches(string typed, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Plain(typed)), Encoding.UTF8.GetBytes(Plain(code)));

    private static string Plain(string code)
    {
        var parts = code.Trim().Split('-', 3);
        if (parts.Length < 3)
            return "";
        var letters = parts[2].ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        return $"{parts[0].Trim()}-{parts[1].Trim()}-{string.Concat(letters)}";
    }

    private static string Grouped(ReadOnlySpan<byte> hash)
    {
        var text = new StringBuilder();
        int bits = 0, held = 0, letters = 0;
        foreach (var one in hash)
        {
            held = (held << 8) | one;
            for (bits += 8; bits >= 5; letters++)
            {
                bits -= 5;
                if (letters > 0 && letters % Group == 0)
                    text.Append('-');
                text.Append(Letters[(held >> bits) & 31]);
            }
            held &= (1 << bits) - 1;
        }
        return text.ToString();
    }
}
