using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// The frame of a record in a <see cref="JournalSegment"/>. Little endian, padded to 8 bytes: length (uint32, of the
/// payload), CRC-32C of the payload (uint32), payload. A length of 0 marks the end. The length is written last, so a
/// record is either complete or absent.
/// </summary>
internal static class RecordFrame
{
    public const int Bytes = 8;

    private const int Shortest = 16;

    /// <summary>Frames the payload that stands in the target behind the frame.</summary>
    /// <param name="length">Of the payload, at least 16 bytes.</param>
    /// <returns>The number of bytes with frame and padding.</returns>
    public static int Write(Span<byte> target, int length)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Checksum(target.Slice(Bytes, length)));
        var size = Padded(length);
        target[(Bytes + length)..size].Clear();
        return size;
    }

    /// <summary>Reads the record at the start of the bytes.</summary>
    /// <param name="bytes">Everything known from the start of a record.</param>
    /// <param name="longest">The longest record, with its frame. A longer one is damage.</param>
    /// <param name="payload">The payload, when the record is complete and its checksum is correct.</param>
    /// <returns>The record's size with frame and padding; 0 at the end of the written part; -1 when the record is torn.</returns>
    public static int TryRead(ReadOnlySpan<byte> bytes, int longest, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < Bytes)
            return 0;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (length == 0)
            return 0;
        if (length < Shortest || length > longest || Padded((int)length) > bytes.Length)
            return -1;
        var candidate = bytes.Slice(Bytes, (int)length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != Checksum(candidate))
            return -1;
        payload = candidate;
        return Padded((int)length);
    }

    private static int Padded(int length) => (Bytes + length + 7) & ~7;

    private static uint Checksum(ReadOnlySpan<byte> payload)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(payload);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in payload[(words.Length * 8)..])
            crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
