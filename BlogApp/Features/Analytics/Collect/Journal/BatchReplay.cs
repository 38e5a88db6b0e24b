namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>Puts a dead writer's batches together again from its records in their order. Pure.</summary>
internal sealed class BatchReplay(BatchIndex index)
{
    // More batches than the largest segment can hold: such a number is damage too.
    private const long MostLost = 1 << 24;
    private JournalPosition _start;
    private long _seq;
    private int _hits;
    private int _records;

    /// <summary>A segment begins, and no batch is open.</summary>
    /// <param name="firstSeq">The batch that its first record belongs to.</param>
    /// <param name="start">Of its first record.</param>
    /// <returns>False when no journal goes on like this.</returns>
    public bool TryBegin(long firstSeq, JournalPosition start)
    {
        if (_seq == 0)
        {
            // The journal's first segment, or the first that was not pruned.
            _seq = firstSeq;
            index.StartAfter(firstSeq - 1);
        }
        if (firstSeq < _seq || firstSeq - _seq > MostLost)
            return false;
        // Batches that stood behind damage in the segment before hold nothing any more; their numbers stay theirs.
        while (_seq < firstSeq)
            End(_seq, start, start);
        return true;
    }

    /// <summary>A record that belongs to the open batch.</summary>
    public void Add(JournalPosition start, bool hit)
    {
        if (_records++ == 0)
            _start = start;
        if (hit)
            _hits++;
    }

    /// <summary>The end of a batch.</summary>
    public void End(long seq, JournalPosition start, JournalPosition end)
    {
        index.AddBatch(new BatchSpan(seq, _records > 0 ? _start : start, end, _hits));
        _seq = seq + 1;
        _hits = 0;
        _records = 0;
    }

    /// <summary>The batch that the crash left open; null when there is none. It must be ended on disk before anyone sends it.</summary>
    public long? Open => _records > 0 ? _seq : null;
}
