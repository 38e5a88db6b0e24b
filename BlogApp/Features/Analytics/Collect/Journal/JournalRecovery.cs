using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>
/// Reads a dead writer's journal from its first segment to the last good record, and ends its open batch so that it
/// has the same content however often it is sent.
/// </summary>
internal static class JournalRecovery
{
    public static JournalLog Recover(string writer, string directory, FileStream lockFile, Action<string, long> onCut)
    {
        Failpoint.Pass(FailpointNames.BeforeAdoption);
        var log = new JournalLog(writer, directory, lockFile);
        var scan = new Scan(log);
        var files = Directory.GetFiles(directory, "*.wal").Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            if (scan.Read(files[i]))
                continue;
            onCut(files[i], scan.Position.Offset);
            // What follows a damaged record cannot be told apart from noise; a later segment belongs to later batches.
            break;
        }
        scan.CloseOpenBatch();
        return log;
    }

    private sealed class Scan(JournalLog log)
    {
        private readonly BatchReplay _replay = new(log.Index);

        public JournalPosition Position { get; private set; }

        /// <returns>False when the segment ends in a record that is not whole.</returns>
        public bool Read(string path)
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture);
            var bytes = File.ReadAllBytes(path);
            if (!JournalSegment.TryReadHeader(bytes, out var writer, out var firstSeq) || writer != log.Writer)
            {
                // Allocated ahead and never begun, or cut before its first byte: nothing in it was acknowledged.
                log.AddSegment(number, bytes.Length);
                return true;
            }
            _replay.Begin(firstSeq);
            log.AddSegment(number, bytes.Length);
            Position = new JournalPosition(number, JournalSegment.HeaderBytes);
            int size;
            while ((size = JournalRecord.TryRead(bytes.AsSpan(Position.Offset), out var payload)) > 0)
            {
                Take(payload, size);
            }
            return size == 0;
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

        /// <summary>Ends the batch that the crash left open, on disk, before anyone sends it.</summary>
        public void CloseOpenBatch()
        {
            if (_replay.Open is not { } seq)
                return;
            Span<byte> record = stackalloc byte[JournalRecord.BatchEndBytes + JournalRecord.FrameBytes];
            record.Clear();
            var size = JournalRecord.WriteBatchEnd(record, seq);
            using var file = File.OpenHandle(JournalSegment.PathOf(log.Directory, Position.Segment), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            RandomAccess.SetLength(file, Position.Offset);
            Failpoint.Pass(FailpointNames.InAdoption);
            RandomAccess.Write(file, record, Position.Offset);
            RandomAccess.FlushToDisk(file);
            Failpoint.Pass(FailpointNames.AfterAdoption);
            _replay.End(seq, Position, Position with { Offset = Position.Offset + size });
        }
    }
}
