using System.Buffers.Binary;
using BlogApp.Features.Media.Pictures;

namespace BlogApp.Features.Media.Storing.Metadata;

/// <summary>
/// Copies a JPEG without data about the photographer: location, camera, owner, thumbnails, comments, and anything after
/// the picture. Pixels, color profile and orientation are kept. What browsers forgive is forgiven: bytes between the
/// segments, and a missing end.
/// </summary>
internal static class JpegMetadata
{
    /// <exception cref="MediaRefusedException">The segments are not valid JPEG.</exception>
    public static void Strip(Stream from, Stream to)
    {
        var source = new SegmentReader(from);
        if (source.Next() != 0xFF || source.Next() != 0xD8)
            throw Broken();
        to.Write([0xFF, 0xD8]);
        var oriented = false;
        while (true)
        {
            var marker = source.Marker();
            switch (marker)
            {
                case 0xD9 when !source.SawScan:
                    throw Broken();
                case 0xD9:
                    // Data after the end is not part of this picture: some cameras append a video.
                    to.Write([0xFF, 0xD9]);
                    return;
                case 0x01 or (>= 0xD0 and <= 0xD7):
                    to.Write([0xFF, marker]);
                    continue;
            }
            if (source.Segment() is not { } content)
            {
                if (!source.SawScan)
                    throw Broken();
                // The picture is there; what follows it is none of ours.
                to.Write([0xFF, 0xD9]);
                return;
            }
            if (marker == 0xE1 && !oriented && ExifOrientation.Read(content) is > 1 and var orientation)
            {
                to.Write([0xFF, 0xE1]);
                to.Write(ExifOrientation.Segment(orientation));
                oriented = true;
            }
            if (Keep(marker, content))
            {
                Span<byte> head = [0xFF, marker, 0, 0];
                BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
                to.Write(head);
                to.Write(content);
            }
            if (marker == 0xDA)
                source.CopyScan(to);
        }
    }

    /// <summary>Keeps tables, frames and scans, and the application segments that colors depend on.</summary>
    private static bool Keep(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        (>= 0xE0 and <= 0xEF) or 0xFE => false,
        _ => true,
    };

    private static MediaRefusedException Broken() => MediaRefusedException.Broken("This is not a complete JPEG picture.");

    private sealed class SegmentReader(Stream from)
    {
        private readonly byte[] _buffer = new byte[64 * 1024];
        private int _at, _end;

        public int Next()
        {
            if (_at == _end && !Fill())
                return -1;
            return _buffer[_at++];
        }

        /// <summary>Whether compressed pixels were found.</summary>
        public bool SawScan { get; private set; }

        /// <summary>The next marker. The end of the file is the end of the picture, if there is one.</summary>
        public byte Marker()
        {
            while (true)
            {
                int next;
                while ((next = Next()) is not (0xFF or -1))
                {
                    // Some programs leave bytes between the segments, or after the pixels.
                }
                while (next == 0xFF)
                {
                    // Any number of fill bytes may precede a marker.
                    next = Next();
                }
                if (next > 0)
                    return (byte)next;
                if (next < 0)
                    return SawScan ? (byte)0xD9 : throw Broken();
            }
        }

        /// <summary>What a segment holds; null when it is cut short or has an impossible length.</summary>
        public byte[]? Segment()
        {
            var length = (Next() << 8) | Next();
            if (length < 2)
                return null;
            var content = new byte[length - 2];
            for (var i = 0; i < content.Length; i++)
            {
                if (Next() is not (>= 0 and var next))
                    return null;
                content[i] = (byte)next;
            }
            return content;
        }

        /// <summary>Copies compressed pixels up to the next marker, which is left to be read.</summary>
        public void CopyScan(Stream to)
        {
            SawScan = true;
            while (true)
            {
                if (_at == _end && !Fill())
                    return;
                var rest = _buffer.AsSpan(_at, _end - _at);
                var mark = rest.IndexOf((byte)0xFF);
                if (mark < 0)
                {
                    to.Write(rest);
                    _at = _end;
                    continue;
                }
                to.Write(rest[..mark]);
                _at += mark + 1;
                var next = Next();
                if (next < 0)
                    return;
                if (next is 0 or (>= 0xD0 and <= 0xD7))
                {
                    to.Write([0xFF, (byte)next]);
                    continue;
                }
                // Step back before the marker. Both bytes are still in the buffer unless it was refilled in between.
                Unread((byte)next);
                return;
            }
        }

        private void Unread(byte next)
        {
            if (_at >= 2)
            {
                _at -= 2;
                return;
            }
            _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer.AsSpan(2));
            _end += 2 - _at;
            _at = 0;
            _buffer[0] = 0xFF;
            _buffer[1] = next;
        }

        private bool Fill()
        {
            // Two bytes are reserved for Unread.
            _at = 0;
            _end = from.Read(_buffer, 0, _buffer.Length - 2);
            return _end > 0;
        }
    }
}
