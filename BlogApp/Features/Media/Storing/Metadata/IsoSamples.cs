using System.Buffers.Binary;
using static BlogApp.Features.Media.Storing.Metadata.IsoMetadata;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>Finds where the samples of a track lie, by its tables of chunks and sizes.</summary>
internal static class IsoSamples
{
    private const int MostEntries = 1_000_000;

    /// <summary>Places and lengths in bytes, one for each sample.</summary>
    public static List<(long At, long Count)> Of(Boxes file, Box track)
    {
        var tables = Tables(file, track);
        var places = new List<(long At, long Count)>();
        if (!tables.TryGetValue("stsz", out var sizes) || !tables.TryGetValue("stsc", out var groups)
            || !(tables.TryGetValue("stco", out var chunks) || tables.TryGetValue("co64", out chunks)))
            return places;
        var wide = chunks.Type == "co64" ? 8 : 4;
        var (chunkCount, groupCount, sampleCount) = (Count(file, chunks, 4), Count(file, groups, 4), Count(file, sizes, 8));
        var offsets = file.Read(chunks.Content + 8, chunkCount * wide);
        var perChunk = file.Read(groups.Content + 8, groupCount * 12);
        var same = BinaryPrimitives.ReadUInt32BigEndian(file.Read(sizes.Content + 4, 4));
        var each = same == 0 ? file.Read(sizes.Content + 12, sampleCount * 4) : [];
        var sample = 0;
        for (int chunk = 0, group = 0; chunk < chunkCount && sample < sampleCount; chunk++)
        {
            while (group + 1 < groupCount && BinaryPrimitives.ReadUInt32BigEndian(perChunk.AsSpan((group + 1) * 12)) <= chunk + 1)
                group++;
            var at = wide == 8 ? BinaryPrimitives.ReadInt64BigEndian(offsets.AsSpan(chunk * 8)) : BinaryPrimitives.ReadUInt32BigEndian(offsets.AsSpan(chunk * 4));
            var inChunk = groupCount == 0 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(perChunk.AsSpan((group * 12) + 4));
            for (var i = 0U; i < inChunk && sample < sampleCount; i++, sample++)
            {
                var size = same != 0 ? same : BinaryPrimitives.ReadUInt32BigEndian(each.AsSpan(sample * 4));
                places.Add((at, size));
                at += size;
            }
        }
        return places;
    }

    private static Dictionary<string, Box> Tables(Boxes file, Box track)
    {
        var inside = track;
        foreach (var type in (string[])["mdia", "minf", "stbl"])
        {
            var found = file.Between(inside.Content, inside.End).Where(box => box.Type == type).ToList();
            if (found.Count == 0)
                return [];
            inside = found[0];
        }
        return file.Between(inside.Content, inside.End).GroupBy(box => box.Type).ToDictionary(boxes => boxes.Key, boxes => boxes.First(), StringComparer.Ordinal);
    }

    /// <param name="at">The distance of the number from the box's content.</param>
    private static int Count(Boxes file, Box table, int at) =>
        BinaryPrimitives.ReadUInt32BigEndian(file.Read(table.Content + at, 4)) is <= MostEntries and var count ? (int)count : throw Broken();
}
