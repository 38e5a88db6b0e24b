namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>Copies a GIF without comments, text and XMP, and without anything after the picture. The animation is kept.</summary>
internal static class GifMetadata
{
    private const byte Extension = 0x21, Picture = 0x2C, End = 0x3B, GraphicControl = 0xF9, Application = 0xFF;

    /// <exception cref="MediaRefusedException">The blocks are not valid GIF.</exception>
    public static void Strip(Stream from, Stream to)
    {
        // Signature, size of the screen, and the flags that say how large its color table is.
        Span<byte> head = stackalloc byte[13];
        Read(from, head);
        to.Write(head);
        CopyColors(from, to, head[10]);
        while (true)
        {
            switch (Next(from))
            {
                case End:
                // Browsers show a file without its end mark, too.
                case -1:
                    to.WriteByte(End);
                    return;
                case Extension:
                    CopyExtension(from, to);
                    break;
                case Picture:
                    CopyPicture(from, to);
                    break;
                default:
                    throw Broken();
            }
        }
    }

    private static void CopyPicture(Stream from, Stream to)
    {
        Span<byte> place = stackalloc byte[9];
        Read(from, place);
        to.WriteByte(Picture);
        to.Write(place);
        CopyColors(from, to, place[8]);
        to.WriteByte(Byte(from));
        CopyBlocks(from, to, keep: true);
    }

    private static void CopyExtension(Stream from, Stream to)
    {
        var label = Byte(from);
        var first = new byte[Byte(from)];
        Read(from, first);
        // XMP is an application's extension as well; its blocks are no blocks at all, but end in a row of bytes that read as such.
        var keep = label == GraphicControl || (label == Application && (first.AsSpan().StartsWith("NETSCAPE2.0"u8) || first.AsSpan().StartsWith("ANIMEXTS1.0"u8)));
        if (keep)
        {
            to.Write([Extension, label, (byte)first.Length]);
            to.Write(first);
        }
        if (first.Length > 0)
            CopyBlocks(from, to, keep);
        else if (keep)
            to.WriteByte(0);
    }

    private static void CopyBlocks(Stream from, Stream to, bool keep)
    {
        Span<byte> block = stackalloc byte[255];
        while (true)
        {
            var length = Next(from);
            if (length <= 0)
            {
                // The blocks end with an empty one, and in a file that was cut short with the file.
                if (keep)
                    to.WriteByte(0);
                return;
            }
            Read(from, block[..length]);
            if (!keep)
                continue;
            to.WriteByte((byte)length);
            to.Write(block[..length]);
        }
    }

    private static void CopyColors(Stream from, Stream to, byte flags)
    {
        if ((flags & 0x80) == 0)
            return;
        var colors = new byte[3 << ((flags & 7) + 1)];
        Read(from, colors);
        to.Write(colors);
    }

    private static int Next(Stream from) => from.ReadByte();

    private static byte Byte(Stream from) => from.ReadByte() is >= 0 and var next ? (byte)next : throw Broken();

    private static void Read(Stream from, Span<byte> to)
    {
        if (from.ReadAtLeast(to, to.Length, throwOnEndOfStream: false) < to.Length)
            throw Broken();
    }

    private static MediaRefusedException Broken() => MediaRefusedException.Broken("This is not a complete GIF picture.");
}
