using System.Buffers.Binary;

namespace BlogApp.Features.Media.Pictures;

/// <summary>Reads a picture's size from its first bytes; null for unknown formats. Pure.</summary>
internal static class PictureHead
{
    private const int Largest = 100_000;

    public static PictureSize? Read(ReadOnlySpan<byte> head) => Kind(head) is { Width: > 0 and < Largest, Height: > 0 and < Largest } size ? size : null;

    private static PictureSize? Kind(ReadOnlySpan<byte> head)
    {
        if (head.Length > 24 && head[1..].StartsWith("PNG\r\n"u8))
            return Png(head);
        if (head.StartsWith("GIF8"u8))
            return head.Length < 10 ? null : new(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (head is [0xFF, 0xD8, ..])
            return Jpeg(head);
        if (head.StartsWith("RIFF"u8) && head.Length >= 30 && head[8..].StartsWith("WEBP"u8))
            return Webp(head);
        return AvifHead.Is(head) ? AvifHead.Read(head) : SvgHead.Read(head);
    }

    private static PictureSize? Png(ReadOnlySpan<byte> head) =>
        head.Length < 24 ? null : Size(BinaryPrimitives.ReadUInt32BigEndian(head[16..]), BinaryPrimitives.ReadUInt32BigEndian(head[20..]));

    private static PictureSize? Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        var orientation = 1;
        while (at + 9 <= head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            // The frame headers C0 to CF contain the size, except for three that are tables.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
                return ExifOrientation.IsTurned(orientation) ? new(height, width) : new(width, height);
            }
            if (marker == 0xE1 && orientation == 1)
                orientation = ExifOrientation.Read(head[(at + 4)..]);
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }
        return null;
    }

    private static PictureSize? Webp(ReadOnlySpan<byte> head)
    {
        if (head[12..].StartsWith("VP8X"u8))
            return new(1 + UInt24(head[24..]), 1 + UInt24(head[27..]));
        if (head[12..].StartsWith("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(head[21..]);
            return new((int)(bits & 0x3FFF) + 1, (int)((bits >> 14) & 0x3FFF) + 1);
        }
        return new(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(head[28..]) & 0x3FFF);
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static PictureSize? Size(uint width, uint height) => width < Largest && height < Largest ? new((int)width, (int)height) : null;
}
