using System.Buffers.Binary;
using System.Text;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Features.Giveaways.Journal;

/// <summary>A claim in the journal: kind, giveaway, claimant, claimant of the day before, time, ticket.</summary>
internal static class ClaimRecord
{
    private const byte Kind = 1;
    private const int FixedBytes = 40;

    /// <summary>The longest record, with frame and padding.</summary>
    public const int MaxBytes = RecordFrame.Bytes + FixedBytes + LongestTicket + 4;

    private const int LongestTicket = 60;

    /// <returns>The number of bytes written.</returns>
    public static int Write(Span<byte> target, in Claim claim)
    {
        var payload = target[RecordFrame.Bytes..];
        payload[..8].Clear();
        payload[0] = Kind;
        payload[1] = (byte)claim.Ticket.Length;
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], claim.GiveawayId);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], claim.Claimant);
        BinaryPrimitives.WriteInt64LittleEndian(payload[24..], claim.Before);
        BinaryPrimitives.WriteInt64LittleEndian(payload[32..], claim.ArrivedAt);
        var ticket = Encoding.ASCII.GetBytes(claim.Ticket, payload[FixedBytes..]);
        return RecordFrame.Write(target, FixedBytes + ticket);
    }

    /// <summary>Reads all claims of a segment, also those behind damage: each record stands for itself.</summary>
    /// <param name="segment">The whole file.</param>
    /// <returns>The claims, and whether anything in between could not be read.</returns>
    public static (List<Claim> Claims, bool Damaged) ReadAll(ReadOnlySpan<byte> segment)
    {
        var claims = new List<Claim>();
        var damaged = false;
        for (var at = JournalSegment.HeaderBytes; at < segment.Length;)
        {
            var size = RecordFrame.TryRead(segment[at..], MaxBytes, out var payload);
            if (size > 0 && TryParse(payload, out var claim))
            {
                claims.Add(claim);
                at += size;
                continue;
            }
            if (!segment[at..].ContainsAnyExcept((byte)0))
                break;
            // Torn, or damaged. Records begin at multiples of 8. The last one may be half a record that nobody was answered for.
            var next = Next(segment, at + 8);
            damaged |= next < segment.Length || segment.Length - at > MaxBytes && segment[(at + MaxBytes)..].ContainsAnyExcept((byte)0);
            at = next;
        }
        return (claims, damaged);
    }

    private static int Next(ReadOnlySpan<byte> segment, int at)
    {
        while (at < segment.Length && !(RecordFrame.TryRead(segment[at..], MaxBytes, out var payload) > 0 && TryParse(payload, out _)))
            at += 8;
        return Math.Min(at, segment.Length);
    }

    private static bool TryParse(ReadOnlySpan<byte> payload, out Claim claim)
    {
        claim = default;
        if (payload.Length < FixedBytes || payload[0] != Kind || payload.Length != FixedBytes + payload[1])
            return false;
        claim = new Claim(
            BinaryPrimitives.ReadInt64LittleEndian(payload[8..]), Encoding.ASCII.GetString(payload[FixedBytes..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[16..]), BinaryPrimitives.ReadInt64LittleEndian(payload[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[32..]));
        return GiveawayKeys.GiveawayOf(claim.Ticket) == claim.GiveawayId;
    }
}
