using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Giveaways.Journal;

/// <summary>The place of a claim in a journal.</summary>
internal readonly record struct JournaledAt(ClaimLog Log, int Segment);

/// <summary>
/// This process's journal of claims, and those it recovered from dead processes. Appending is a copy into a file that is
/// mapped into memory: it survives the process at once, and a power cut after the next flush, 100 ms later at most.
/// </summary>
internal sealed partial class ClaimJournal(DataDirectory directory, TimeProvider clock, ILogger<ClaimJournal> logger) : IDisposable
{
    // About 10,000 claims.
    private const int SegmentBytes = 1 << 20;
    private static readonly TimeSpan OpenEvery = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly List<ClaimLog> _recovered = [];
    private readonly List<JournalSegment> _full = [];
    private ClaimLog? _own;
    private JournalSegment? _current;
    private int _segments;
    private long _tried;
    private bool _closed;

    /// <summary>Whether no claim can be accepted, and it is time to try <see cref="Open"/> again.</summary>
    public bool NeedsOpening => !_closed && _current is null && clock.GetElapsedTime(_tried) >= OpenEvery;

    /// <summary>Why no claim can be accepted, in words; null while claims are accepted.</summary>
    public string? Failure { get; private set; }

    /// <summary>Recovers what dead processes left, and starts a journal of its own, or the next segment of it.</summary>
    /// <returns>The recovered claims, in order of arrival. Empty while the folder cannot be used.</returns>
    public IReadOnlyList<(JournaledAt At, Claim Claim)> Open()
    {
        _tried = clock.GetTimestamp();
        var claims = new List<(JournaledAt, Claim)>();
        try
        {
            foreach (var (log, found) in ClaimLogs.RecoverOrphaned(directory.Claims, KeepDamaged))
            {
                _recovered.Add(log);
                claims.AddRange(found.Select(one => (new JournaledAt(log, one.Segment), one.Claim)));
                Log.Recovered(logger, found.Count);
            }
            lock (_gate)
            {
                _own ??= ClaimLogs.Create(directory.Claims);
                Roll();
            }
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
        {
            Failure = fault.Words;
            Log.Unwritable(logger, error);
        }
        return [.. claims.OrderBy(c => c.Item2.ArrivedAt)];
    }

    /// <summary>Journals a claim. Only then may the claimant be answered.</summary>
    /// <returns>Null when the journal cannot be written.</returns>
    public JournaledAt? TryAppend(in Claim claim)
    {
        Span<byte> record = stackalloc byte[ClaimRecord.MaxBytes];
        var size = ClaimRecord.Write(record, claim);
        lock (_gate)
        {
            if (_closed || _current is null || !_current.Fits(size) && !TryRoll())
                return null;
            _current.Append(record[..size]);
            _own!.Add(_current.Number);
            Failpoint.Pass(FailpointNames.ClaimJournaled);
            return new JournaledAt(_own, _current.Number);
        }
    }

    /// <summary>Flushes to disk, and drops what SQL has decided. Called every 100 ms.</summary>
    public void Maintain()
    {
        JournalSegment? current;
        List<JournalSegment> full;
        lock (_gate)
        {
            if (_closed)
                return;
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
        Prune(current?.Number ?? 0);
    }

    /// <summary>Accepts nothing more. The own journal goes when SQL has decided everything in it; otherwise the next start reads it.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _current?.Flush();
            _current?.Dispose();
            _current = null;
            _full.ForEach(segment => segment.Dispose());
            _full.Clear();
        }
        Prune(0);
        if (_own is { IsSettled: true })
            _own.Retire();
    }

    private void Prune(int before)
    {
        _own?.Prune(before);
        foreach (var log in _recovered.Where(log => log.IsSettled).ToList())
        {
            log.Retire();
            _recovered.Remove(log);
        }
    }

    private bool TryRoll()
    {
        try
        {
            Roll();
            return true;
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
        {
            Failure = fault.Words;
            Log.Unwritable(logger, error);
            if (_current is not null)
                _full.Add(_current);
            _current = null;
            return false;
        }
    }

    private void Roll()
    {
        var segment = JournalSegment.Create(_own!.Directory, _segments + 1, SegmentBytes);
        segment.Begin(Path.GetFileName(_own.Directory), 1);
        _segments = segment.Number;
        _own.AddSegment(segment.Number);
        if (_current is not null)
            _full.Add(_current);
        _current = segment;
        Failure = null;
    }

    private void KeepDamaged(string file)
    {
        var aside = Directory.CreateDirectory(Path.Combine(directory.Root, "damaged", Path.GetFileName(Path.GetDirectoryName(file)!)));
        File.Copy(file, Path.Combine(aside.FullName, Path.GetFileName(file)), overwrite: true);
        Log.Damaged(logger, Path.GetFileName(file), aside.FullName);
    }

    public void Dispose()
    {
        _current?.Dispose();
        _own?.Dispose();
        foreach (var log in _recovered)
            log.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Recovered {Claims} claims of giveaways from the journal of a process that did not stop cleanly")]
        public static partial void Recovered(ILogger logger, int claims);

        [LoggerMessage(LogLevel.Error, "The journal of claims {File} has damaged records; the others are read, and a copy is in {Aside}")]
        public static partial void Damaged(ILogger logger, string file, string aside);

        [LoggerMessage(LogLevel.Critical, "The journal of claims cannot be written: giveaways take no claims")]
        public static partial void Unwritable(ILogger logger, Exception error);
    }
}
