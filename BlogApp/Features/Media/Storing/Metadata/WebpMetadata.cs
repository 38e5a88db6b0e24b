using System.Buffers.Binary;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>Copies a WebP without camera data and anything after the picture.</summary>
internal static class WebpMetadata
{
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;

    /// <exception cref="MediaRefusedException">The chunks are not valid WebP.</exception>
    public static void Strip(Stream from, Stream to)
    {
        Span<byte> riff = stackalloc byte[12], head = stackalloc byte[8];
        Read(from, riff);
        to.Write(riff);
        var buffer = new byte[64 * 1024];
        var left = (long)BinaryPrimitives.ReadUInt32LittleEndian(riff[4..]) - 4;
        while (left >= 8)
        {
            Read(from, head);
            var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            length += length & 1;
            left -= 8 + length;
            if (left < 0)
                throw Broken();
            var keep = !(head.StartsWith("EXIF"u8) || head.StartsWith("XMP "u8));
            var features = head.StartsWith("VP8X"u8);
            if (keep)
                to.Write(head);
            while (length > 0)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length));
                Read(from, part);
                if (features)
                    part[0] &= unchecked((byte)~(ExifFlag | XmpFlag));
                features = false;
                if (keep)
                    to.Write(part);
                length -= part.Length;
            }
        }
        BinaryPrimitives.WriteUInt32LittleEndian(riff, (uint)(to.Position - 8));
        to.Position = 4;
        to.Write(riff[..4]);
        to.Position = to.Length;
    }

    private static void Read(Stream from, Span<byte> to)
    {
        if (from.ReadAtLeast(to, to.Length, throwOnEndOfStream: false) < to.Length)
            throw Broken();
    }

    private static MediaRefusedException Broken() => MediaRefusedException.Broken("This is not a complete WebP picture.");
}
