using System.Buffers.Binary;
using static BlogApp.Features.Media.Storing.Metadata.IsoMetadata;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>The items of an AVIF picture: it overwrites those that are Exif or XMP.</summary>
internal static class IsoItems
{
    private const int MostItems = 10_000;

    public static void Overwrite(Boxes file, Box meta)
    {
        // A full box: four bytes of version and flags come first.
        var boxes = file.Between(meta.Content + 4, meta.End).ToList();
        var told = boxes.Where(box => box.Type == "iinf").SelectMany(box => ToldItems(file, box)).ToHashSet();
        if (told.Count == 0)
            return;
        var data = boxes.Where(box => box.Type == "idat").Select(box => box.Content).FirstOrDefault(-1);
        foreach (var (at, count) in boxes.Where(box => box.Type == "iloc").SelectMany(box => PlacesOf(file, box, told, data)).ToList())
            file.Clear(at, count == 0 ? file.Length - at : count);
    }

    /// <summary>The numbers of the items that tell of the picture's maker.</summary>
    private static IEnumerable<uint> ToldItems(Boxes file, Box infos)
    {
        var version = file.Read(infos.Content, 1)[0];
        foreach (var info in file.Between(infos.Content + (version == 0 ? 6 : 8), infos.End).Where(box => box.Type == "infe"))
        {
            var content = file.Read(info.Content, (int)Math.Min(info.End - info.Content, 4096));
            if (content.Length < 14 || content[0] < 2)
                continue;
            var wide = content[0] == 2 ? 2 : 4;
            var number = wide == 2 ? BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(4)) : BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(4));
            var type = content.AsSpan(4 + wide + 2);
            if (type.StartsWith("Exif"u8) || type.StartsWith("mime"u8))
                yield return number;
        }
    }

    private static IEnumerable<(long At, long Count)> PlacesOf(Boxes file, Box places, HashSet<uint> items, long data)
    {
        var content = file.Read(places.Content, (int)Math.Min(places.End - places.Content, 16 << 20));
        var reader = new Numbers(content);
        var version = reader.Take(1);
        reader.Take(3);
        var sizes = reader.Take(2);
        var (offsetSize, lengthSize, baseSize, indexSize) = ((int)(sizes >> 12), (int)((sizes >> 8) & 15), (int)((sizes >> 4) & 15), version is 1 or 2 ? (int)(sizes & 15) : 0);
        var count = reader.Take(version < 2 ? 2 : 4);
        if (count > MostItems)
            throw Broken();
        for (var i = 0L; i < count; i++)
        {
            var item = (uint)reader.Take(version < 2 ? 2 : 4);
            var construction = version is 1 or 2 ? reader.Take(2) & 15 : 0;
            reader.Take(2);
            var start = reader.Take(baseSize);
            var extents = reader.Take(2);
            for (var n = 0L; n < extents; n++)
            {
                reader.Take(indexSize);
                var (at, length) = (start + reader.Take(offsetSize), reader.Take(lengthSize));
                if (!items.Contains(item))
                    continue;
                // Construction 1 counts from the items' own data, 0 from the start of the file.
                if (construction == 1 && data >= 0)
                    yield return (data + at, length);
                else if (construction == 0)
                    yield return (at, length);
            }
        }
    }

    /// <summary>Reads numbers of varying width, most significant byte first.</summary>
    private sealed class Numbers(byte[] bytes)
    {
        private int _at;

        public long Take(int width)
        {
            if (width > 8 || _at + width > bytes.Length)
                throw Broken();
            var number = 0L;
            for (var i = 0; i < width; i++)
                number = (number << 8) | bytes[_at++];
            return number;
        }
    }
}
