using System.Buffers.Binary;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>
/// Copies an ISO media file (AVIF, MP4) and overwrites what tells of its maker: the user data and metadata of a video, and
/// a picture's Exif and XMP. Nothing moves, because other parts of the file point to places by their distance from the
/// start. Structure: ISO/IEC 14496-12 and 23008-12.
/// </summary>
internal static class IsoMetadata
{
    private const int Deepest = 8;

    /// <exception cref="MediaRefusedException">The boxes are not a valid ISO media file.</exception>
    public static void Strip(Stream from, Stream to)
    {
        from.CopyTo(to);
        // What follows the last box is no part of the picture or video.
        to.SetLength(EndOfBoxes(to));
        var file = new Boxes(to);
        Walk(file, 0, to.Length, 0, isMovie: false);
        to.Position = to.Length;
    }

    private static long EndOfBoxes(Stream file)
    {
        var boxes = new Boxes(file);
        var end = 0L;
        while (boxes.LengthAt(end) is { } length && length <= file.Length - end)
            end += length;
        return end > 0 ? end : throw Broken();
    }

    private static void Walk(Boxes file, long start, long end, int depth, bool isMovie)
    {
        if (depth > Deepest)
            throw Broken();
        foreach (var box in file.Between(start, end))
        {
            switch (box.Type)
            {
                case "udta" or "uuid" or "Exif" or "XMP_":
                    file.Free(box);
                    break;
                case "meta" when isMovie:
                    file.Free(box);
                    break;
                case "meta":
                    IsoItems.Overwrite(file, box);
                    break;
                case "moov" or "moof":
                    Walk(file, box.Content, box.End, depth + 1, isMovie: true);
                    break;
                case "trak" or "traf":
                    // A track of places, as telephones and action cameras record it beside the picture.
                    if (file.HandlerOf(box) is "meta" or "gpmd")
                        file.FreeTrack(box);
                    else
                        Walk(file, box.Content, box.End, depth + 1, isMovie: true);
                    break;
            }
        }
    }

    internal static MediaRefusedException Broken() => MediaRefusedException.Broken("This is not a complete picture or video.");

    /// <param name="Start">The offset of its length.</param>
    /// <param name="Content">The offset of what it holds.</param>
    internal readonly record struct Box(string Type, long Start, long Content, long End);

    /// <summary>The boxes of a file that can be read and overwritten.</summary>
    internal sealed class Boxes(Stream file)
    {
        public long Length => file.Length;

        public IEnumerable<Box> Between(long start, long end)
        {
            while (end - start >= 8)
            {
                if (LengthAt(start) is not { } length || length > end - start)
                    throw Broken();
                var head = Read(start, 8);
                var wide = BinaryPrimitives.ReadUInt32BigEndian(head) == 1;
                yield return new Box(System.Text.Encoding.Latin1.GetString(head, 4, 4), start, start + (wide ? 16 : 8), start + length);
                start += length;
            }
        }

        /// <summary>The length of the box at the offset; null when there is none.</summary>
        public long? LengthAt(long start)
        {
            if (file.Length - start < 8)
                return null;
            var length = (long)BinaryPrimitives.ReadUInt32BigEndian(Read(start, 4));
            // One of length 0 extends to the end of the file.
            return length == 0 ? file.Length - start
                : length == 1 ? file.Length - start >= 16 && BinaryPrimitives.ReadInt64BigEndian(Read(start + 8, 8)) is >= 16 and var wide ? wide : null
                : length >= 8 ? length : null;
        }

        public byte[] Read(long at, int count)
        {
            if (at < 0 || count < 0 || at + count > file.Length)
                throw Broken();
            file.Position = at;
            var bytes = new byte[count];
            file.ReadExactly(bytes);
            return bytes;
        }

        /// <summary>Makes the box one that players skip, and empties it.</summary>
        public void Free(Box box)
        {
            file.Position = box.Start + 4;
            file.Write("free"u8);
            Clear(box.Content, box.End - box.Content);
        }

        public void Clear(long at, long count)
        {
            if (at < 0 || count < 0 || at > file.Length - count)
                throw Broken();
            file.Position = at;
            var zeros = new byte[(int)Math.Min(count, 64 * 1024)];
            for (; count > 0; count -= zeros.Length)
                file.Write(zeros.AsSpan(0, (int)Math.Min(count, zeros.Length)));
        }

        /// <summary>What a track holds: "vide", "soun", "meta" and so on; null when it does not say.</summary>
        public string? HandlerOf(Box track)
        {
            foreach (var media in Between(track.Content, track.End).Where(box => box.Type == "mdia").ToList())
            {
                foreach (var handler in Between(media.Content, media.End).Where(box => box.Type == "hdlr").ToList())
                    return System.Text.Encoding.Latin1.GetString(Read(handler.Content + 8, 4));
            }
            return null;
        }

        /// <summary>Empties a track and its samples, which lie elsewhere in the file.</summary>
        public void FreeTrack(Box track)
        {
            foreach (var (at, count) in IsoSamples.Of(this, track))
                Clear(at, count);
            Free(track);
        }
    }
}
