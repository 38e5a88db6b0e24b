using System.Buffers.Binary;
using System.Text;
using NetVips;

namespace BlogApp.Tests.Features.Media.Resizing;

/// <summary>Real photographs: red on the left, blue on the right.</summary>
internal static class SampleJpegs
{
    /// <summary>With EXIF orientation 6 (its right side is down), a location, and a comment.</summary>
    public static byte[] OnItsSide(int width, int height)
    {
        var picture = Plain(width, height);
        byte[] exif =
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0,
            2, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0,
            0, 0, 0, 0,
            // The location: north.
            1, 0, 1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0, 0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(SamplePictures.Secret),
        ];
        return [.. picture[..2], .. Segment(0xE1, exif), .. Segment(0xFE, Encoding.ASCII.GetBytes(SamplePictures.Secret)), .. picture[2..]];
    }

    /// <summary>Lacks the second half of its pixels.</summary>
    public static byte[] Torn(int width, int height)
    {
        var picture = Plain(width, height);
        return picture[..(picture.Length / 2)];
    }

    /// <summary>The same PNG with a different size in its header.</summary>
    public static byte[] WithSize(this byte[] png, int width, int height)
    {
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    private static byte[] Plain(int width, int height)
    {
        using var left = Image.Black(width / 2, height) + new double[] { 255, 0, 0 };
        using var right = Image.Black(width - (width / 2), height) + new double[] { 0, 0, 255 };
        using var both = left.Join(right, Enums.Direction.Horizontal);
        using var srgb = both.Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.JpegsaveBuffer(q: 90);
    }

    private static byte[] Segment(byte marker, byte[] content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];
}
