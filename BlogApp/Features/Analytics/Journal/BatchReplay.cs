namespace BlogApp.Features.Analytics.Journal;

/// <summary>Reconstructs a dead writer's batches from its records, in order. Pure.</summary>
internal sealed class BatchReplay(BatchIndex index)
{
    // More batches than the largest segment can hold: such a number is damage, too.
    private const long MostLost = 1 << 24;
    private JournalPosition _start;
    private long _seq;
    private int _hits;
    private int _records;

    /// <summary>Starts a segment while no batch is open.</summary>
    /// <param name="firstSeq">The batch of the segment's first record.</param>
    /// <param name="start">The position of its first record.</param>
    /// <returns>False when no journal can continue like this.</returns>
    public bool TryBegin(long firstSeq, JournalPosition start)
    {
        if (_seq == 0)
        {
            // The journal's first segment, or the first one that was not pruned.
            _seq = firstSeq;
            index.StartAfter(firstSeq - 1);
        }
        if (firstSeq < _seq || firstSeq - _seq > MostLost)
            return false;
        // Batches behind damage in the previous segment are empty now, but their numbers stay taken.
        while (_seq < firstSeq)
            End(_seq, start, start);
        return true;
    }

    /// <summary>Adds a record to the open batch.</summary>
    public void Add(JournalPosition start, bool hit)
    {
        if (_records++ == 0)
            _start = start;
        if (hit)
            _hits++;
    }

    /// <summary>Ends the open batch.</summary>
    public void End(long seq, JournalPosition start, JournalPosition end)
    {
        index.AddBatch(new BatchSpan(seq, _records > 0 ? _start : start, end, _hits));
        _seq = seq + 1;
        _hits = 0;
        _records = 0;
    }

    /// <summary>The batch that the crash left open; null when there is none. It must be ended on disk before it is sent.</summary>
    public long? Open => _records > 0 ? _seq : null;
}
