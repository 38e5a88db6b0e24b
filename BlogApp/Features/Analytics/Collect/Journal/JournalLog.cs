using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>A place in a writer's journal.</summary>
internal readonly record struct JournalPosition(int Segment, int Offset) : IComparable<JournalPosition>
{
    public int CompareTo(JournalPosition other) =>
        Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);
}

/// <summary>Where a closed batch stands: from the first byte of its first record to the end of its end record.</summary>
internal readonly record struct BatchSpan(long Seq, JournalPosition Start, JournalPosition End, int Hits);

/// <summary>
/// One writer's closed batches, readable as often as needed: the journal is the queue, so hits that wait take no
/// memory. Safe for one appender, one reader and one pruner at the same time.
/// </summary>
internal sealed class JournalLog(string writer, string directory, FileStream lockFile) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<BatchSpan> _batches = [];
    private readonly Dictionary<int, int> _segments = [];
    private long _bytes;
    private int _removed;
    private JournalPosition _end;

    public string Writer { get; } = writer;
    public string Directory { get; } = directory;

    /// <summary>Bytes of all segments on disk.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>The last closed batch's number; 0 before the first.</summary>
    public long LastSeq { get; private set; }

    /// <summary>The oldest batch that can still be read.</summary>
    public long FirstSeq
    {
        get
        {
            lock (_gate)
                return _batches.Count > _removed ? _batches[_removed].Seq : LastSeq + 1;
        }
    }

    public void AddSegment(int number, int bytes)
    {
        lock (_gate)
            _segments[number] = bytes;
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddBatch(in BatchSpan batch)
    {
        lock (_gate)
        {
            _batches.Add(batch);
            _end = batch.End;
            LastSeq = batch.Seq;
        }
    }

    /// <summary>Starts the numbering of a journal whose earlier batches were pruned.</summary>
    public void StartAfter(long seq)
    {
        lock (_gate)
            LastSeq = seq;
    }

    /// <summary>Sums the batch; the same batch gives the same content each time.</summary>
    /// <exception cref="InvalidDataException">The journal changed under the reader's feet.</exception>
    public Batch Read(long seq)
    {
        BatchSpan span;
        lock (_gate)
        {
            var index = _removed + (int)(seq - FirstSeqUnlocked());
            if (index < _removed || index >= _batches.Count)
                throw new InvalidDataException($"Batch {seq} of writer {Writer} is not in the journal.");
            span = _batches[index];
        }
        return JournalReader.Read(Directory, Writer, span);
    }

    /// <summary>Removes the segments whose every batch is at or below the watermark that SQL holds.</summary>
    public void PruneThrough(long watermark)
    {
        List<int> gone = [];
        lock (_gate)
        {
            while (_removed < _batches.Count && _batches[_removed].Seq <= watermark)
                _removed++;
            // The newest segment is being written; the one in which the oldest needed batch starts stays too.
            var needed = _removed < _batches.Count ? _batches[_removed].Start.Segment : _end.Segment;
            gone.AddRange(_segments.Keys.Where(number => number < needed).Order());
            foreach (var number in gone)
            {
                Interlocked.Add(ref _bytes, -_segments[number]);
                _segments.Remove(number);
            }
            if (_removed > 4096)
            {
                _batches.RemoveRange(0, _removed);
                _removed = 0;
            }
        }
        foreach (var number in gone)
            File.Delete(JournalSegment.PathOf(Directory, number));
    }

    /// <summary>Deletes the whole journal: SQL contains everything in it.</summary>
    public void Retire()
    {
        Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    public void Dispose() => lockFile.Dispose();

    private long FirstSeqUnlocked() => _batches.Count > _removed ? _batches[_removed].Seq : LastSeq + 1;
}
