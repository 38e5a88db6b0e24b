using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Failpoints;

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
    private long _bytes;

    public string Writer { get; } = writer;
    public string Directory { get; } = directory;

    /// <summary>Bytes of all segments on disk.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Filled by recovery before anyone else has the log; afterwards only under the lock.</summary>
    public BatchIndex Index { get; } = new();

    /// <summary>The last closed batch's number; 0 before the first.</summary>
    public long LastSeq
    {
        get
        {
            lock (_gate)
                return Index.LastSeq;
        }
    }

    /// <summary>The oldest batch that can still be read.</summary>
    public long FirstSeq
    {
        get
        {
            lock (_gate)
                return Index.FirstSeq;
        }
    }

    /// <summary>Files on disk.</summary>
    public int Segments
    {
        get
        {
            lock (_gate)
                return Index.Segments;
        }
    }

    /// <summary>Closed batches after this one, and the hits in them.</summary>
    public (int Batches, long Hits) After(long seq)
    {
        lock (_gate)
            return Index.After(seq);
    }

    /// <summary>When the oldest request was recorded that SQL is not known to contain; null when there is none.</summary>
    public DateTimeOffset? OldestAt()
    {
        BatchSpan oldest;
        lock (_gate)
        {
            if (!Index.TryFind(Index.FirstSeq, out oldest))
                return null;
        }
        return JournalReader.TimeAt(Directory, oldest.Start);
    }

    public void AddSegment(int number, int bytes)
    {
        lock (_gate)
            Index.AddSegment(number, bytes);
        Interlocked.Add(ref _bytes, bytes);
    }

    public void AddBatch(in BatchSpan batch)
    {
        lock (_gate)
            Index.AddBatch(batch);
    }

    /// <summary>Whether SQL, standing at the watermark, contains every closed batch.</summary>
    public bool IsContained(long watermark)
    {
        lock (_gate)
            return Index.IsContained(watermark);
    }

    /// <summary>Sums the batch; the same batch gives the same content each time.</summary>
    /// <exception cref="InvalidDataException">The journal changed under the reader's feet.</exception>
    public Batch Read(long seq)
    {
        BatchSpan span;
        lock (_gate)
        {
            if (!Index.TryFind(seq, out span))
                throw new InvalidDataException($"Batch {seq} of writer {Writer} is not in the journal.");
        }
        return JournalReader.Read(Directory, Writer, span);
    }

    /// <summary>Removes the segments whose every batch is at or below the watermark that SQL holds.</summary>
    public void PruneThrough(long watermark)
    {
        List<(int Number, int Bytes)> gone;
        lock (_gate)
            gone = Index.Prune(watermark);
        var deleted = 0;
        try
        {
            for (; deleted < gone.Count; deleted++)
            {
                Failpoint.Pass(FailpointNames.InPrune);
                File.Delete(JournalSegment.PathOf(Directory, gone[deleted].Number));
                Interlocked.Add(ref _bytes, -gone[deleted].Bytes);
            }
        }
        catch
        {
            // Tried again by the next prune, before any later one goes: whoever adopts this journal finds no hole in it.
            lock (_gate)
            {
                foreach (var (number, bytes) in gone.Skip(deleted))
                    Index.AddSegment(number, bytes);
            }
            throw;
        }
    }

    /// <summary>Deletes the whole journal: SQL contains everything in it.</summary>
    public void Retire()
    {
        Failpoint.Pass(FailpointNames.BeforeRetire);
        Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
        Interlocked.Exchange(ref _bytes, 0);
    }

    public void Dispose() => lockFile.Dispose();
}
