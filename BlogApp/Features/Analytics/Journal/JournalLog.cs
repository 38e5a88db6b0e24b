using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>A position in a writer's journal.</summary>
internal readonly record struct JournalPosition(int Segment, int Offset) : IComparable<JournalPosition>
{
    public int CompareTo(JournalPosition other) =>
        Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);
}

/// <summary>The extent of a closed batch: from the start of its first record to the end of its end record.</summary>
internal readonly record struct BatchSpan(long Seq, JournalPosition Start, JournalPosition End, int Hits);

/// <summary>
/// One writer's closed batches, readable any number of times. The journal is the queue, so waiting hits take no memory.
/// Safe for one appender, one reader and one pruner at the same time.
/// </summary>
internal sealed class JournalLog(string writer, string directory, FileStream lockFile) : IDisposable
{
    private readonly Lock _gate = new();
    private long _bytes;

    public string Writer { get; } = writer;
    public string Directory { get; } = directory;

    /// <summary>Size in bytes of all segments on disk.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Filled by recovery before the log is shared; afterwards used only under the lock.</summary>
    public BatchIndex Index { get; } = new();

    /// <summary>The number of the last closed batch; 0 before the first.</summary>
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

    /// <summary>Number of files on disk.</summary>
    public int Segments
    {
        get
        {
            lock (_gate)
                return Index.Segments;
        }
    }

    /// <summary>The number of closed batches after this one, and of the hits in them.</summary>
    public (int Batches, long Hits) After(long seq)
    {
        lock (_gate)
            return Index.After(seq);
    }

    /// <summary>The time of the oldest recorded request that SQL is not known to contain; null when there is none.</summary>
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

    /// <summary>Whether SQL, at this watermark, contains every closed batch.</summary>
    public bool IsContained(long watermark)
    {
        lock (_gate)
            return Index.IsContained(watermark);
    }

    /// <summary>Sums up the batch. The same batch always has the same content.</summary>
    /// <exception cref="InvalidDataException">The journal changed while it was being read.</exception>
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

    /// <summary>Removes the segments whose batches are all at or below SQL's watermark.</summary>
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
            // The next prune retries this before it deletes any later segment, so a recovery never finds a gap in the journal.
            lock (_gate)
            {
                foreach (var (number, bytes) in gone.Skip(deleted))
                    Index.AddSegment(number, bytes);
            }
            throw;
        }
    }

    /// <summary>Deletes the whole journal after SQL contains everything in it.</summary>
    public void Retire()
    {
        Failpoint.Pass(FailpointNames.BeforeRetire);
        Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
        Interlocked.Exchange(ref _bytes, 0);
    }

    public void Dispose() => lockFile.Dispose();
}
