using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Stores.Faults;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>
/// Appends this process's hits. A call costs a copy under a short lock; the file work (allocating the next segment,
/// fsync) happens in <see cref="Maintain"/>. A batch ends after 1,000 hits here, or by time through <see cref="CloseBatch"/>.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    public const int BatchHits = 1000;
    private readonly Lock _gate = new();
    private readonly Lock _maintaining = new();
    private readonly JournalLog _log;
    private readonly int _segmentBytes;
    private readonly long _maxBytes;
    private readonly Action _onBatch;
    private readonly Func<long> _others;
    private JournalSegment? _current;
    private JournalSegment? _next;
    private readonly List<JournalSegment> _full = [];
    private int _segments;
    private long _seq;
    private JournalPosition _batchStart;
    private int _hits;
    private int _records;

    /// <param name="log">Where closed batches are listed.</param>
    /// <param name="segmentBytes">Size of each file.</param>
    /// <param name="maxBytes">All writers' files together; when they are used up, appends are refused.</param>
    /// <param name="onBatch">Called, under the lock, whenever a full batch was closed: must return at once.</param>
    /// <param name="others">Bytes of other writers' files, which count towards the same bound.</param>
    public JournalWriter(JournalLog log, int segmentBytes, long maxBytes, Action onBatch, Func<long>? others = null)
    {
        _others = others ?? (static () => 0);
        _log = log;
        _segmentBytes = segmentBytes;
        _maxBytes = maxBytes;
        _onBatch = onBatch;
        _seq = 1;
        Maintain();
    }

    /// <summary>Why the last append or file operation failed; null while all is well.</summary>
    public string? Failure { get; private set; }

    /// <summary>Hits in the batch that is still open.</summary>
    public int OpenHits
    {
        get
        {
            lock (_gate)
                return _hits;
        }
    }

    /// <summary>Journals a counted view. Only when this answers true may the response say "counted".</summary>
    public bool TryAppend(in Hit hit)
    {
        Span<byte> record = stackalloc byte[JournalRecord.MaxBytes];
        return TryAppend(record[..JournalRecord.WriteHit(record, hit)], hit: true);
    }

    /// <summary>Journals a request that was not counted.</summary>
    public bool TryAppendSkip(byte reason, long at)
    {
        Span<byte> record = stackalloc byte[JournalRecord.BatchEndBytes];
        return TryAppend(record[..JournalRecord.WriteSkip(record, reason, at)], hit: false);
    }

    /// <summary>Ends the open batch if it has anything in it.</summary>
    public void CloseBatch()
    {
        lock (_gate)
        {
            if (_records > 0)
                End();
        }
    }

    /// <summary>Allocates the next segment and brings what was written to the disk. Called every 100 ms.</summary>
    public void Maintain()
    {
        // One at a time: two would allocate the same file, and cut it off under each other's feet.
        lock (_maintaining)
        {
            try
            {
                MaintainAlone();
            }
            catch (Exception error) when (FaultGrades.Of(error) is { } fault)
            {
                Failure = fault.Words;
            }
        }
    }

    private void MaintainAlone()
    {
        lock (_gate)
        {
            // Counting stopped for want of a segment: go on as soon as one can be had.
            if (_current is null && HasRoom())
                Roll(Take());
        }
        if (_next is null && HasRoom())
        {
            var segment = JournalSegment.Create(_log.Directory, _segments + 1, _segmentBytes);
            lock (_gate)
                _next = segment;
        }
        Flush();
        if (_current is not null)
            Failure = null;
    }

    private bool HasRoom()
    {
        var bytes = _log.Bytes + _others();
        if (bytes + _segmentBytes <= _maxBytes)
            return true;
        if (_current is null)
            Failure = $"The journal holds {bytes} bytes and Analytics:JournalMaxBytes allows {_maxBytes}: its views do not reach SQL. Counting goes on by itself once they do.";
        return false;
    }

    private bool TryAppend(ReadOnlySpan<byte> record, bool hit)
    {
        lock (_gate)
        {
            if (_current is null)
                return false;
            // Room for the batch's end stays reserved: a batch can always be closed.
            if (!_current.Fits(record.Length + JournalRecord.BatchEndBytes) && !TryRoll())
                return false;
            if (_records++ == 0)
                _batchStart = new JournalPosition(_current.Number, _current.Position);
            _current.Append(record);
            if (hit)
                _hits++;
            Failpoint.Pass(FailpointNames.JournalWritten);
            if (_hits >= BatchHits || _records >= 4 * BatchHits)
            {
                End();
                _onBatch();
            }
            return true;
        }
    }

    private void End()
    {
        Span<byte> record = stackalloc byte[JournalRecord.BatchEndBytes];
        _current!.Append(record[..JournalRecord.WriteBatchEnd(record, _seq)]);
        _log.AddBatch(new BatchSpan(_seq, _batchStart, new JournalPosition(_current.Number, _current.Position), _hits));
        _seq++;
        _hits = 0;
        _records = 0;
        Failpoint.Pass(FailpointNames.BatchEnded);
    }

    private bool TryRoll()
    {
        // A batch stands in one segment: when a segment goes, no piece of a batch is left in the next one. And where
        // there is no next one, because the disk is full or slower than the hits, what was accepted goes its way.
        if (_records > 0)
            End();
        if (_next is null)
        {
            _full.Add(_current!);
            _current = null;
            Failure = "The next journal segment could not be allocated in time.";
            return false;
        }
        _full.Add(_current!);
        Roll(Take());
        return true;
    }

    private JournalSegment Take()
    {
        var segment = _next ?? JournalSegment.Create(_log.Directory, _segments + 1, _segmentBytes);
        _next = null;
        return segment;
    }

    private void Roll(JournalSegment segment)
    {
        segment.Begin(_log.Writer, _seq);
        _segments = segment.Number;
        _log.AddSegment(segment.Number, segment.Size);
        _current = segment;
    }

    private void Flush()
    {
        JournalSegment? current;
        List<JournalSegment> full;
        lock (_gate)
        {
            current = _current;
            full = [.. _full];
            _full.Clear();
        }
        foreach (var segment in full)
        {
            segment.Flush();
            segment.Dispose();
        }
        current?.Flush();
    }

    /// <summary>
    /// Takes no more, and ends the open batch: a hit that came after the drain looked is then seen not to be in SQL,
    /// and the journal stays for the next start.
    /// </summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_current is null)
                return;
            if (_records > 0)
                End();
            _full.Add(_current);
            _current = null;
        }
    }

    public void Dispose()
    {
        Flush();
        lock (_gate)
        {
            _current?.Dispose();
            _current = null;
            _next?.Dispose();
            _next = null;
        }
    }
}
