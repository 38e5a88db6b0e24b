using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Faults;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// Appends this process's hits. A call costs one copy under a short lock. File operations (allocating the next segment,
/// fsync) happen in <see cref="Maintain"/>. A batch ends after 1,000 hits here, or by time through <see
/// cref="CloseBatch"/>.
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

    /// <param name="log">Receives the closed batches.</param>
    /// <param name="segmentBytes">Size of each file.</param>
    /// <param name="maxBytes">Limit for the files of all writers together. Beyond it, appends are refused.</param>
    /// <param name="onBatch">Called under the lock when a full batch was closed. Must return at once.</param>
    /// <param name="others">Size in bytes of other writers' files, which count towards the limit.</param>
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

    /// <summary>Why views are not accepted; null while they are.</summary>
    public string? Failure { get; private set; }

    /// <summary>Why the journal cannot grow or cannot be flushed although views are still accepted; null when it can.</summary>
    public string? Shortage { get; private set; }

    /// <summary>The number of views that the allocated segments certainly still take.</summary>
    public long Room
    {
        get
        {
            lock (_gate)
                return ((_current?.Free ?? 0) + (_next is null ? 0 : _segmentBytes)) / (JournalRecord.MaxBytes + JournalRecord.BatchEndBytes);
        }
    }

    /// <summary>Number of hits in the open batch.</summary>
    public int OpenHits
    {
        get
        {
            lock (_gate)
                return _hits;
        }
    }

    /// <summary>Journals a counted view. The response may say "counted" only if this returns true.</summary>
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

    /// <summary>Ends the open batch unless it is empty.</summary>
    public void CloseBatch()
    {
        lock (_gate)
        {
            if (_records > 0)
                End();
        }
    }

    /// <summary>Allocates the next segment and flushes written records to disk. Called every 100 ms.</summary>
    public void Maintain()
    {
        // One caller at a time: two would allocate the same file and truncate each other's.
        lock (_maintaining)
        {
            try
            {
                MaintainAlone();
            }
            catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
            {
                (Failure, Shortage) = Accepts() ? ((string?)null, fault.Words) : (fault.Words, null);
            }
        }
    }

    private void MaintainAlone()
    {
        lock (_gate)
        {
            // Counting stopped because there was no segment. Resume as soon as one can be allocated.
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
        if (!Accepts())
            return;
        (Failure, Shortage) = (null, _next is null ? Full() : null);
    }

    private bool Accepts()
    {
        lock (_gate)
            return _current is not null;
    }

    private bool HasRoom()
    {
        if (Full() is not { } full)
            return true;
        if (_current is null)
            Failure = full;
        return false;
    }

    /// <summary>Why no further segment is allowed; null when one is.</summary>
    private string? Full()
    {
        var bytes = _log.Bytes + _others();
        return bytes + _segmentBytes <= _maxBytes ? null : $"The journal holds {bytes} bytes and Analytics:JournalMaxBytes allows {_maxBytes}: its views do not reach SQL. Counting goes on by itself once they do.";
    }

    private bool TryAppend(ReadOnlySpan<byte> record, bool hit)
    {
        lock (_gate)
        {
            if (_current is null)
                return false;
            // Space for the batch's end is reserved, so that a batch can always be closed.
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
        // A batch never spans segments, so no part of a batch is left over when a segment is deleted. If there is no next segment, because the disk
        // is full or too slow, the accepted hits are still sent.
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
    /// Accepts nothing more and ends the open batch. A hit that arrives after the drain's last look is then seen to be
    /// missing in SQL, and the journal is kept for the next start.
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
