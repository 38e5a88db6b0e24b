using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BlogApp.Features.Articles.Covers.Raster;

/// <summary>Writes a PNG with eight bits per channel, without transparency.</summary>
internal static class PngFile
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Checks = Table();

    /// <param name="pixels">Three bytes per pixel, starting at the top left.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        // Eight bits, RGB; the remaining fields have their only valid value.
        (head[8], head[9]) = (8, 2);
        Chunk(file, "IHDR", head);
        Chunk(file, "IDAT", Rows(pixels, width * 3, height));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Rows(ReadOnlySpan<byte> pixels, int stride, int height)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[stride + 1];
            // Each row is stored as its difference from the row above, so that plain areas become zeros.
            row[0] = 2;
            for (var y = 0; y < height; y++)
            {
                var line = pixels.Slice(y * stride, stride);
                for (var i = 0; i < stride; i++)
                    row[i + 1] = (byte)(line[i] - (y > 0 ? pixels[(y - 1) * stride + i] : 0));
                zip.Write(row);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        var name = Encoding.ASCII.GetBytes(kind);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Check(Check(uint.MaxValue, name), content));
        file.Write(number);
    }

    private static uint Check(uint check, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            check = Checks[(check ^ value) & 0xFF] ^ (check >> 8);
        return check;
    }

    private static uint[] Table()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
