using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BlogApp.Tests.Features.Media;

/// <summary>Files built byte by byte. The PNG is a real picture that browsers display; the others are valid only in their outer structure.</summary>
internal static class SamplePictures
{
    public const string Secret = "48.8583N 2.2944E, taken by Ada";

    /// <param name="seed">A different seed gives a different picture.</param>
    /// <param name="text">Whether to add a text chunk with <see cref="Secret"/>.</param>
    public static byte[] Png(int width, int height, byte seed = 0, bool text = false)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8;
        head[9] = 2;
        Chunk(file, "IHDR", head);
        if (text)
            Chunk(file, "tEXt", Encoding.Latin1.GetBytes("Comment\0" + Secret));
        using var pixels = new MemoryStream();
        using (var deflate = new ZLibStream(pixels, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width * 3)];
            for (var y = 0; y < height; y++)
            {
                for (var x = 0; x < width; x++)
                {
                    row[1 + (x * 3)] = (byte)(seed + (255 * x / width));
                    row[2 + (x * 3)] = 128;
                    row[3 + (x * 3)] = seed;
                }
                deflate.Write(row);
            }
        }
        Chunk(file, "IDAT", pixels.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A photograph with location and owner in every segment that can contain them, followed by a video.</summary>
    public static byte[] Jpeg(int width, int height, int orientation = 1)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Secret)]);
        Segment(file, 0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.ASCII.GetBytes(Secret)]);
        Segment(file, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. "profile"u8]);
        Segment(file, 0xED, Encoding.ASCII.GetBytes(Secret));
        Segment(file, 0xFE, Encoding.ASCII.GetBytes(Secret));
        Segment(file, 0xDB, new byte[65]);
        Segment(file, 0xC0, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]);
        Segment(file, 0xDA, [1, 1, 0, 0, 63, 0]);
        for (var i = 0; i < 100_000; i++)
            file.Write(i % 7 == 0 ? [0xFF, 0x00] : i % 1001 == 0 ? [0xFF, 0xD3] : [(byte)(i % 255)]);
        file.Write([0xFF, 0xD9]);
        file.Write(Encoding.ASCII.GetBytes(Secret));
        return file.ToArray();
    }

    public static byte[] Gif(int width, int height) => [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0, 0x3B];

    public static byte[] Webp(int width, int height, bool exif = false)
    {
        byte[] features = [(byte)(exif ? 0x08 : 0), 0, 0, 0, (byte)(width - 1), (byte)((width - 1) >> 8), 0, (byte)(height - 1), (byte)((height - 1) >> 8), 0];
        List<byte> chunks = [.. "WEBP"u8, .. RiffChunk("VP8X", features), .. RiffChunk("VP8L", [0x2F, 1, 2, 3, 4])];
        if (exif)
            chunks.AddRange(RiffChunk("EXIF", Encoding.ASCII.GetBytes(Secret)));
        return [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Count), .. chunks];
    }

    public static byte[] Avif(int width, int height) =>
        [0, 0, 0, 28, .. "ftypavif"u8, 0, 0, 0, 0, .. "mif1miafMA1B"u8[..12], 0, 0, 0, 20, .. "ispe"u8, 0, 0, 0, 0, 0, 0, (byte)(width >> 8), (byte)width, 0, 0, (byte)(height >> 8), (byte)height];

    private static byte[] RiffChunk(string kind, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(kind), .. BitConverter.GetBytes(content.Length), .. content, .. new byte[content.Length & 1]];

    private static void Segment(Stream file, byte marker, byte[] content)
    {
        var length = content.Length + 2;
        file.Write([0xFF, marker, (byte)(length >> 8), (byte)length, .. content]);
    }

    private static void Chunk(Stream file, string kind, byte[] content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
        }
        return ~crc;
    }
}
