using System.Collections.Immutable;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Faults;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>This process's journal, and those it recovered from dead processes.</summary>
internal sealed partial class Journals : IDisposable
{
    private static readonly TimeSpan OpenEvery = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly int _segmentBytes;
    private readonly DataDirectory _directory;
    private readonly StoreHealth _health;
    private readonly TimeProvider _clock;
    private readonly ILogger<Journals> _logger;
    private volatile JournalWriter? _writer;
    private string? _failure;
    private long _tried;
    private ImmutableArray<JournalLog> _logs = [];
    private long _refused;
    private bool _closed;

    public Journals(DataDirectory directory, StoreHealth health, IOptions<AnalyticsSettings> settings, TimeProvider clock, ILogger<Journals> logger)
    {
        _directory = directory;
        _health = health;
        MaxBytes = settings.Value.JournalMaxBytes;
        _segmentBytes = settings.Value.JournalSegmentBytes;
        _clock = clock;
        _logger = logger;
        Open();
        Grade();
    }

    /// <summary>Limit for the segments of all writers.</summary>
    public long MaxBytes { get; }

    /// <summary>Views served uncounted since the process started, because the journal could not accept them.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>The recovered logs first, then this process's own.</summary>
    public ImmutableArray<JournalLog> Logs => _logs;

    /// <summary>Why views cannot be counted at the moment; null while they can.</summary>
    public string? Failure => _failure ?? _writer?.Failure;

    /// <summary>Number of hits in the open batch.</summary>
    public int OpenHits => _writer?.OpenHits ?? 0;

    public long Bytes => _logs.Sum(log => log.Bytes);

    public bool TryAppend(in Hit hit)
    {
        if (_writer?.TryAppend(hit) ?? false)
            return true;
        Interlocked.Increment(ref _refused);
        return false;
    }

    public bool TryAppendSkip(byte reason, long at) => _writer?.TryAppendSkip(reason, at) ?? false;

    public void CloseBatch() => _writer?.CloseBatch();

    /// <summary>Allocates and flushes, resumes counting when that has become possible, and grades the journal. Called every 100 ms.</summary>
    public void Maintain()
    {
        if (_closed)
            return;
        if (_writer is { } writer)
            writer.Maintain();
        else if (_clock.GetElapsedTime(_tried) >= OpenEvery)
            Open();
        Grade();
    }

    /// <summary>Waits until a full batch was closed, or until the time is up.</summary>
    public Task WaitForBatchAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    /// <summary>Removes what SQL contains. Journals of dead writers are deleted entirely.</summary>
    public void Prune(IReadOnlyDictionary<string, long> watermarks)
    {
        var logs = _logs;
        for (var i = 0; i < logs.Length; i++)
        {
            var log = logs[i];
            var watermark = watermarks.GetValueOrDefault(log.Writer);
            var own = _writer is not null && i == logs.Length - 1;
            if (own || !log.IsContained(watermark))
            {
                log.PruneThrough(watermark);
                continue;
            }
            ImmutableInterlocked.Update(ref _logs, static (all, one) => all.Remove(one), log);
            log.Retire();
            Log.Retired(_logger, log.Writer);
        }
    }

    /// <summary>Whether SQL contains every closed batch.</summary>
    public bool Contained(IReadOnlyDictionary<string, long> watermarks) =>
        _logs.All(log => log.IsContained(watermarks.GetValueOrDefault(log.Writer)));

    /// <summary>Recovers what dead processes left, and starts a new journal.</summary>
    private void Open()
    {
        _tried = _clock.GetTimestamp();
        // A prune may remove a journal from the list at the same time. Neither may undo the other's change.
        var logs = new List<JournalLog>();
        try
        {
            foreach (var dead in JournalDirectory.RecoverOrphaned(_directory.Journal, KeepDamaged))
            {
                logs.Add(dead);
                Log.Recovered(_logger, dead.Writer, dead.FirstSeq, dead.LastSeq);
            }
            var own = JournalDirectory.Create(_directory.Journal);
            logs.Add(own);
            // The writer comes first: a listed log without a writer is taken for a dead process's and deleted.
            _writer = new JournalWriter(own, _segmentBytes, MaxBytes, Wake, () => _logs.Union(logs).Sum(log => log.Bytes) - own.Bytes);
            ImmutableInterlocked.Update(ref _logs, static (all, more) => all.AddRange(more), logs);
            _failure = null;
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
        {
            // Readers still get their pages. The health check and the header report that nothing is counted.
            ImmutableInterlocked.Update(ref _logs, static (all, more) => all.AddRange(more), logs);
            if (_failure is null)
                Log.Unwritable(_logger, error);
            _failure = fault.Words;
        }
    }

    private void Grade()
    {
        if (Failure is { } failure)
            _health.Hold(StoreKind.Journal, StoreGrade.Critical, Phrase.Format("Views are not counted. {0}", failure).ToString());
        else if (_writer?.Shortage is { } shortage)
            _health.Hold(StoreKind.Journal, StoreGrade.Degraded, Phrase.Format("Views are counted, but the journal cannot grow. At least {0:N0} more views fit. {1}", _writer.Room, shortage).ToString());
        else if (Bytes > MaxBytes / 4 * 3)
            _health.Hold(StoreKind.Journal, StoreGrade.Degraded, Phrase.Format("The journal fills {0} % of what Analytics:JournalMaxBytes allows, because its views do not reach SQL. When it is full, views are served uncounted.", Bytes * 100 / MaxBytes).ToString());
        else
            _health.Release(StoreKind.Journal);
    }

    /// <summary>Keeps a copy of a damaged file, because its journal is deleted once SQL contains the readable part.</summary>
    private void KeepDamaged(string file, long bytes)
    {
        var aside = Directory.CreateDirectory(Path.Combine(_directory.Root, "damaged", Path.GetFileName(Path.GetDirectoryName(file)!)));
        File.Copy(file, Path.Combine(aside.FullName, Path.GetFileName(file)), overwrite: true);
        Log.Cut(_logger, Path.GetFileName(file), bytes, aside.FullName);
    }

    private void Wake()
    {
        if (_signal.CurrentCount > 0)
            return;
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another batch woke the pump at the same moment.
        }
    }

    /// <summary>Shuts down cleanly. The own journal is deleted when SQL contains everything in it.</summary>
    public void Close(IReadOnlyDictionary<string, long> watermarks)
    {
        Failpoint.Pass(FailpointNames.InDrain);
        _closed = true;
        if (_writer is null)
            return;
        _writer.Close();
        _writer.Dispose();
        var own = _logs[^1];
        if (!own.IsContained(watermarks.GetValueOrDefault(own.Writer)))
            return;
        _logs = _logs.Remove(own);
        own.Retire();
        Failpoint.Pass(FailpointNames.AfterDrain);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        foreach (var log in _logs)
            log.Dispose();
        _signal.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Recovered the journal of writer {Writer}, which did not stop cleanly: batches {First} to {Last}")]
        public static partial void Recovered(ILogger logger, string writer, long first, long last);

        [LoggerMessage(LogLevel.Information, "Retired the journal of writer {Writer}: SQL contains all of it")]
        public static partial void Retired(ILogger logger, string writer);

        [LoggerMessage(LogLevel.Error, "Journal file {File} has a damaged record; it is read up to byte {Bytes}, and a copy of it is in {Aside}")]
        public static partial void Cut(ILogger logger, string file, long bytes, string aside);

        [LoggerMessage(LogLevel.Critical, "The journal cannot be written: pages are served, views are not counted")]
        public static partial void Unwritable(ILogger logger, Exception error);
    }
}
