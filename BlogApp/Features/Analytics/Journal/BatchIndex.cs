namespace BlogApp.Features.Analytics.Journal;

/// <summary>One writer's closed batches and their positions in the segments. Pure: no files, no lock.</summary>
internal sealed class BatchIndex
{
    private readonly List<BatchSpan> _batches = [];
    private readonly Dictionary<int, int> _segments = [];
    private int _removed;
    private JournalPosition _end;

    /// <summary>The number of the last closed batch; 0 before the first.</summary>
    public long LastSeq { get; private set; }

    /// <summary>The oldest batch that can still be read.</summary>
    public long FirstSeq => _batches.Count > _removed ? _batches[_removed].Seq : LastSeq + 1;

    public int Segments => _segments.Count;

    public void AddSegment(int number, int bytes) => _segments[number] = bytes;

    public void AddBatch(in BatchSpan batch)
    {
        _batches.Add(batch);
        _end = batch.End;
        LastSeq = batch.Seq;
    }

    /// <summary>Sets the number to continue from when a journal's earlier batches were pruned.</summary>
    public void StartAfter(long seq) => LastSeq = seq;

    public bool TryFind(long seq, out BatchSpan span)
    {
        var index = _removed + (int)(seq - FirstSeq);
        var found = index >= _removed && index < _batches.Count;
        span = found ? _batches[index] : default;
        return found;
    }

    /// <summary>The number of batches after this one, and of the hits in them.</summary>
    public (int Batches, long Hits) After(long seq)
    {
        var from = _removed + (int)Math.Clamp(seq + 1 - FirstSeq, 0, _batches.Count - _removed);
        var hits = 0L;
        for (var i = from; i < _batches.Count; i++)
            hits += _batches[i].Hits;
        return (_batches.Count - from, hits);
    }

    /// <summary>Whether SQL, at this watermark, contains every closed batch.</summary>
    public bool IsContained(long watermark) => LastSeq <= watermark;

    /// <summary>Drops the batches at or below SQL's watermark, and the segments that hold no others.</summary>
    /// <returns>Number and size in bytes of the segments to delete.</returns>
    public List<(int Number, int Bytes)> Prune(long watermark)
    {
        while (_removed < _batches.Count && _batches[_removed].Seq <= watermark)
            _removed++;
        // The newest segment is still being written. The segment in which the oldest needed batch starts stays, too.
        var needed = _removed < _batches.Count ? _batches[_removed].Start.Segment : _end.Segment;
        var gone = _segments.Where(s => s.Key < needed).Select(s => (s.Key, s.Value)).Order().ToList();
        foreach (var (number, _) in gone)
            _segments.Remove(number);
        if (_removed > 4096)
        {
            _batches.RemoveRange(0, _removed);
            _removed = 0;
        }
        return gone;
    }
}
