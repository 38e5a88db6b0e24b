using System.Buffers.Binary;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>Copies a PNG without its texts, date and camera data, and without anything after the picture.</summary>
internal static class PngMetadata
{
    private const int LongestChunk = int.MaxValue;

    /// <exception cref="MediaRefusedException">The chunks are not valid PNG.</exception>
    public static void Strip(Stream from, Stream to)
    {
        Span<byte> head = stackalloc byte[8];
        Read(from, head);
        to.Write(head);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            Read(from, head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length > LongestChunk)
                throw Broken();
            var kind = head[4..];
            var keep = !(kind.SequenceEqual("tEXt"u8) || kind.SequenceEqual("zTXt"u8) || kind.SequenceEqual("iTXt"u8) || kind.SequenceEqual("eXIf"u8) || kind.SequenceEqual("tIME"u8));
            var last = kind.SequenceEqual("IEND"u8);
            if (keep)
                to.Write(head);
            // The chunk's checksum follows its data.
            for (var left = length + 4L; left > 0;)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, left));
                Read(from, part);
                if (keep)
                    to.Write(part);
                left -= part.Length;
            }
            if (last)
                return;
        }
    }

    private static void Read(Stream from, Span<byte> to)
    {
        if (from.ReadAtLeast(to, to.Length, throwOnEndOfStream: false) < to.Length)
            throw Broken();
    }

    private static MediaRefusedException Broken() => MediaRefusedException.Broken("This is not a complete PNG picture.");
}
