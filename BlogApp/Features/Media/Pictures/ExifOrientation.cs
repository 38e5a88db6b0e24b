using System.Buffers.Binary;

namespace BlogApp.Features.Media.Pictures;

/// <summary>The orientation of a photograph: 1 unchanged, 2 to 8 mirrored or rotated. Pure.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;

    /// <summary>From 5 on, width and height are swapped.</summary>
    public static bool IsTurned(int orientation) => orientation is >= 5 and <= 8;

    /// <summary>Reads it from the content of a JPEG's APP1 segment; 1 when it is not specified.</summary>
    public static int Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
            return 1;
        var tiff = segment[6..];
        if (tiff.Length < 8)
            return 1;
        var little = tiff[0] == 'I';
        var at = (long)UInt32(tiff[4..], little);
        if (at + 2 > tiff.Length)
            return 1;
        var entries = UInt16(tiff[(int)at..], little);
        at += 2;
        for (var i = 0; i < entries && at + 12 <= tiff.Length; i++, at += 12)
        {
            var entry = tiff[(int)at..];
            if (UInt16(entry, little) == Tag)
                return UInt16(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : 1;
        }
        return 1;
    }

    /// <summary>The shortest segment that contains only the orientation, preceded by its length.</summary>
    public static byte[] Segment(int orientation) =>
    [
        0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
        (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
