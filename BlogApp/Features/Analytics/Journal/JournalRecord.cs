using System.Buffers.Binary;
using System.Text;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// The records of the journal of views, each in a <see cref="RecordFrame"/>.
/// </summary>
internal static class JournalRecord
{
    public const int FrameBytes = RecordFrame.Bytes;
    public const int BatchEndBytes = FrameBytes + 16;

    /// <summary>The longest record: a hit with referrer and campaign of maximum length, in UTF-8.</summary>
    public const int MaxBytes = FrameBytes + HitBytes + (MaxReferrer + MaxCampaign) * 3 + 7;

    /// <summary>The number of characters kept of a referrer. Their UTF-8 length must fit in one byte.</summary>
    public const int MaxReferrer = 85;

    public const int MaxCampaign = 60;
    private const int HitBytes = 32;

    public enum Kind : byte
    {
        Hit = 1,
        Skip = 2,
        BatchEnd = 3,
    }

    /// <summary>Writes a framed hit.</summary>
    /// <returns>The number of bytes written, including padding.</returns>
    public static int WriteHit(Span<byte> target, in Hit hit)
    {
        var payload = target[FrameBytes..];
        payload[0] = (byte)Kind.Hit;
        payload[1] = hit.Client.Browser;
        payload[2] = hit.Client.Os;
        payload[3] = hit.Client.Device;
        BinaryPrimitives.WriteUInt16LittleEndian(payload[4..], hit.Client.Language);
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], hit.ArticleId);
        BinaryPrimitives.WriteInt64LittleEndian(payload[16..], hit.VisitorId);
        BinaryPrimitives.WriteInt64LittleEndian(payload[24..], hit.At);
        var length = HitBytes;
        var referrer = Encoding.UTF8.GetBytes(hit.Client.Referrer.AsSpan(0, Math.Min(hit.Client.Referrer.Length, MaxReferrer)), payload[length..]);
        payload[6] = (byte)referrer;
        length += referrer;
        var campaign = Encoding.UTF8.GetBytes(hit.Client.Campaign.AsSpan(0, Math.Min(hit.Client.Campaign.Length, MaxCampaign)), payload[length..]);
        payload[7] = (byte)campaign;
        return RecordFrame.Write(target, length + campaign);
    }

    /// <summary>Writes a framed skip: an article request that was not counted.</summary>
    public static int WriteSkip(Span<byte> target, byte reason, long at)
    {
        var payload = target.Slice(FrameBytes, 16);
        payload.Clear();
        payload[0] = (byte)Kind.Skip;
        payload[1] = reason;
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], at);
        return RecordFrame.Write(target, 16);
    }

    /// <summary>Writes the framed end of a batch.</summary>
    public static int WriteBatchEnd(Span<byte> target, long seq)
    {
        var payload = target.Slice(FrameBytes, 16);
        payload.Clear();
        payload[0] = (byte)Kind.BatchEnd;
        BinaryPrimitives.WriteInt64LittleEndian(payload[8..], seq);
        return RecordFrame.Write(target, 16);
    }

    public static Hit ReadHit(ReadOnlySpan<byte> payload)
    {
        int referrer = payload[6], campaign = payload[7];
        return new Hit(
            BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[24..]),
            new ClientFacets(payload[1], payload[2], payload[3], BinaryPrimitives.ReadUInt16LittleEndian(payload[4..]),
                Encoding.UTF8.GetString(payload.Slice(HitBytes, referrer)),
                Encoding.UTF8.GetString(payload.Slice(HitBytes + referrer, campaign))));
    }

    public static (byte Reason, long At) ReadSkip(ReadOnlySpan<byte> payload) =>
        (payload[1], BinaryPrimitives.ReadInt64LittleEndian(payload[8..]));

    public static long ReadBatchEnd(ReadOnlySpan<byte> payload) => BinaryPrimitives.ReadInt64LittleEndian(payload[8..]);

    /// <summary>Reads the record at the start of the bytes.</summary>
    /// <param name="bytes">Everything known from the start of a record.</param>
    /// <param name="payload">The payload, when the record is complete and its checksum is correct.</param>
    /// <returns>The record's size with frame and padding; 0 at the end of the written part; -1 when the record is torn.</returns>
    public static int TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        var size = RecordFrame.TryRead(bytes, MaxBytes, out payload);
        if (size <= 0 || Sane(payload))
            return size;
        payload = default;
        return -1;
    }

    /// <summary>
    /// Whether anything was written behind an end. If so, it is not an end but damage. A record that was being copied
    /// when the process died has no length yet, so up to one record may be found there.
    /// </summary>
    public static bool Follow(ReadOnlySpan<byte> end)
    {
        if (end.Length > MaxBytes && end[MaxBytes..].ContainsAnyExcept((byte)0))
            return true;
        for (var at = FrameBytes; at < Math.Min(MaxBytes, end.Length); at += 8)
        {
            if (TryRead(end[at..], out _) > 0)
                return true;
        }
        return false;
    }

    private static bool Sane(ReadOnlySpan<byte> payload) => (Kind)payload[0] switch
    {
        Kind.Hit => payload.Length >= HitBytes && payload.Length == HitBytes + payload[6] + payload[7],
        Kind.Skip or Kind.BatchEnd => payload.Length == 16,
        _ => false,
    };
}
