using System.Buffers.Binary;

namespace BlogApp.Features.Media.Pictures;

/// <summary>Reads the size of an AVIF: the largest of the sizes in its properties, because tiles and previews have sizes, too.</summary>
internal static class AvifHead
{
    public static bool Is(ReadOnlySpan<byte> head) => head.Length > 32 && head[4..].StartsWith("ftyp"u8);

    public static PictureSize? Read(ReadOnlySpan<byte> head)
    {
        PictureSize? largest = null;
        var turned = false;
        for (var rest = head; ;)
        {
            var at = rest.IndexOf("ispe"u8);
            if (at < 0 || at + 16 > rest.Length)
                break;
            var width = BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 8)..]);
            var height = BinaryPrimitives.ReadUInt32BigEndian(rest[(at + 12)..]);
            if (width < 100_000 && height < 100_000 && (largest is not { } known || (long)width * height > (long)known.Width * known.Height))
                largest = new((int)width, (int)height);
            rest = rest[(at + 16)..];
        }
        if (head.IndexOf("irot"u8) is > 0 and var turn && turn + 4 < head.Length)
            turned = (head[turn + 4] & 1) == 1;
        return largest is { } size && turned ? new(size.Height, size.Width) : largest;
    }
}
