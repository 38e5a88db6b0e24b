using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// Reads a dead writer's journal, each segment up to its last valid record. Ends the batch that was left open, so that
/// it has the same content however often it is sent.
/// </summary>
internal static class JournalRecovery
{
    public static JournalLog Recover(string writer, string directory, FileStream lockFile, Action<string, long> onCut)
    {
        Failpoint.Pass(FailpointNames.BeforeRecovery);
        var log = new JournalLog(writer, directory, lockFile);
        var scan = new Scan(log);
        var files = Directory.GetFiles(directory, "*.wal").Order(StringComparer.Ordinal).ToArray();
        foreach (var file in files)
        {
            if (scan.Read(file) is not { } damaged)
                continue;
            onCut(file, damaged);
            // The rest of this file cannot be told from noise. Later files hold later batches with their own numbers. The broken batch ends here; the
            // lost ones count as empty from now on.
            scan.Cut();
        }
        scan.CloseOpenBatch();
        return log;
    }

    private sealed class Scan(JournalLog log)
    {
        private readonly BatchReplay _replay = new(log.Index);

        public JournalPosition Position { get; private set; }

        /// <returns>The offset at which the segment's damage begins; null when it is intact.</returns>
        public long? Read(string path)
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture);
            var bytes = File.ReadAllBytes(path);
            log.AddSegment(number, bytes.Length);
            // The file was allocated but never begun, or cut before its first record. Nothing in it was acknowledged.
            if (bytes.Length <= JournalSegment.HeaderBytes || !bytes.AsSpan(JournalSegment.HeaderBytes).ContainsAnyExcept((byte)0))
                return null;
            CloseOpenBatch();
            var start = new JournalPosition(number, JournalSegment.HeaderBytes);
            if (!JournalSegment.TryReadHeader(bytes, out var writer, out var firstSeq) || writer != log.Writer
                || !_replay.TryBegin(FirstEnd(bytes) ?? firstSeq, start))
                return 0;
            Position = start;
            int size;
            while ((size = JournalRecord.TryRead(bytes.AsSpan(Position.Offset), out var payload)) > 0)
            {
                Take(payload, size);
            }
            return size == 0 && !JournalRecord.Follow(bytes.AsSpan(Position.Offset)) ? null : Position.Offset;
        }

        /// <summary>The number of the first batch that ended in the segment. The end record has a checksum; the header has none.</summary>
        private static long? FirstEnd(ReadOnlySpan<byte> bytes)
        {
            bytes = bytes[JournalSegment.HeaderBytes..];
            while (JournalRecord.TryRead(bytes, out var payload) is var size and > 0)
            {
                if ((JournalRecord.Kind)payload[0] == JournalRecord.Kind.BatchEnd)
                    return JournalRecord.ReadBatchEnd(payload);
                bytes = bytes[size..];
            }
            return null;
        }

        /// <summary>Cuts the segment where the damage begins.</summary>
        public void Cut()
        {
            CloseOpenBatch();
            if (Position.Segment == 0)
                return;
            using var file = File.OpenHandle(JournalSegment.PathOf(log.Directory, Position.Segment), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.SetLength(file, Position.Offset);
        }

        private void Take(ReadOnlySpan<byte> payload, int size)
        {
            var start = Position;
            Position = start with { Offset = start.Offset + size };
            if ((JournalRecord.Kind)payload[0] == JournalRecord.Kind.BatchEnd)
                _replay.End(JournalRecord.ReadBatchEnd(payload), start, Position);
            else
                _replay.Add(start, hit: (JournalRecord.Kind)payload[0] == JournalRecord.Kind.Hit);
        }

        /// <summary>Ends, on disk, the batch that the crash left open, before it is sent.</summary>
        public void CloseOpenBatch()
        {
            if (_replay.Open is not { } seq)
                return;
            Span<byte> record = stackalloc byte[JournalRecord.BatchEndBytes + JournalRecord.FrameBytes];
            record.Clear();
            var size = JournalRecord.WriteBatchEnd(record, seq);
            using var file = File.OpenHandle(JournalSegment.PathOf(log.Directory, Position.Segment), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.SetLength(file, Position.Offset);
            Failpoint.Pass(FailpointNames.InRecovery);
            RandomAccess.Write(file, record, Position.Offset);
            RandomAccess.FlushToDisk(file);
            Failpoint.Pass(FailpointNames.AfterRecovery);
            var end = Position with { Offset = Position.Offset + size };
            _replay.End(seq, Position, end);
            Position = end;
        }
    }
}
