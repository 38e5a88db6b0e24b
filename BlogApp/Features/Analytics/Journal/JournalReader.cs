using System.Buffers;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>Reads batches from the segment files.</summary>
internal static class JournalReader
{
    /// <summary>Sums up the records of one closed batch.</summary>
    public static Batch Read(string directory, string writer, in BatchSpan span)
    {
        var batch = new Batch();
        for (var segment = span.Start.Segment; segment <= span.End.Segment; segment++)
        {
            var from = segment == span.Start.Segment ? span.Start.Offset : JournalSegment.HeaderBytes;
            var to = segment == span.End.Segment ? span.End.Offset : int.MaxValue;
            ReadRange(JournalSegment.PathOf(directory, segment), from, to, batch);
        }
        if (batch.Hits != span.Hits)
            throw new InvalidDataException($"Batch {span.Seq} of writer {writer} holds {batch.Hits} hits where {span.Hits} were written: the journal file was changed or damaged.");
        return batch;
    }

    /// <summary>The time of the record at the position; null when it no longer exists.</summary>
    public static DateTimeOffset? TimeAt(string directory, in JournalPosition position)
    {
        Span<byte> bytes = stackalloc byte[JournalRecord.MaxBytes];
        try
        {
            using var file = File.OpenHandle(JournalSegment.PathOf(directory, position.Segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var read = RandomAccess.Read(file, bytes, position.Offset);
            if (JournalRecord.TryRead(bytes[..read], out var payload) <= 0)
                return null;
            return (JournalRecord.Kind)payload[0] switch
            {
                JournalRecord.Kind.Hit => DateTimeOffset.FromUnixTimeMilliseconds(JournalRecord.ReadHit(payload).At),
                JournalRecord.Kind.Skip => DateTimeOffset.FromUnixTimeMilliseconds(JournalRecord.ReadSkip(payload).At),
                _ => null,
            };
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Just pruned.
            return null;
        }
    }

    private static void ReadRange(string path, int from, int to, Batch batch)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = (int)Math.Min(to, RandomAccess.GetLength(file)) - from;
        if (length <= 0)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = 0;
            while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, length - read), from + read) is var more and > 0)
                read += more;
            var bytes = buffer.AsSpan(0, read);
            while (JournalRecord.TryRead(bytes, out var payload) is var size and > 0)
            {
                batch.Add(payload);
                bytes = bytes[size..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
