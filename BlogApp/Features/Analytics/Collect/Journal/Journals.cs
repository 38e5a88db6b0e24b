using System.Collections.Immutable;
using BlogApp.Platform.DataDirectory;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>This process's journal and those it adopted from dead processes.</summary>
internal sealed partial class Journals : IDisposable
{
    private const int SegmentBytes = 16 << 20;
    private readonly SemaphoreSlim _signal = new(0, 1);
    private readonly JournalWriter? _writer;
    private readonly ILogger<Journals> _logger;
    private readonly string? _failure;
    private ImmutableArray<JournalLog> _logs = [];

    public Journals(DataDirectory directory, IOptions<AnalyticsSettings> settings, ILogger<Journals> logger)
    {
        _logger = logger;
        try
        {
            _logs = [.. JournalDirectory.AdoptDead(directory.Journal, (file, bytes) => KeepDamaged(directory, file, bytes))];
            var log = JournalDirectory.Create(directory.Journal);
            _logs = _logs.Add(log);
            _writer = new JournalWriter(log, SegmentBytes, settings.Value.JournalMaxBytes, Wake);
            foreach (var adopted in _logs[..^1])
                Log.Adopted(logger, adopted.Writer, adopted.FirstSeq, adopted.LastSeq);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Readers still get their pages; the health check and the header say that nothing is counted.
            _failure = error.Message;
            Log.Unwritable(logger, error);
        }
    }

    /// <summary>This process's own writer first to last: dead ones, then the living.</summary>
    public ImmutableArray<JournalLog> Logs => _logs;

    /// <summary>Why views cannot be counted; null while they can.</summary>
    public string? Failure => _failure ?? _writer?.Failure;

    public long Bytes => _logs.Sum(log => log.Bytes);

    public bool TryAppend(in Hit hit) => _writer?.TryAppend(hit) ?? false;

    public bool TryAppendSkip(byte reason, long at) => _writer?.TryAppendSkip(reason, at) ?? false;

    public void CloseBatch() => _writer?.CloseBatch();

    public void Maintain() => _writer?.Maintain();

    /// <summary>Waits until a full batch was closed, or the time is over.</summary>
    public Task WaitForBatchAsync(TimeSpan atMost, CancellationToken cancellationToken) => _signal.WaitAsync(atMost, cancellationToken);

    /// <summary>Removes what SQL contains; journals of the dead go entirely.</summary>
    public void Prune(IReadOnlyDictionary<string, long> watermarks)
    {
        var logs = _logs;
        for (var i = 0; i < logs.Length; i++)
        {
            var log = logs[i];
            var watermark = watermarks.GetValueOrDefault(log.Writer);
            var own = _writer is not null && i == logs.Length - 1;
            if (own || log.LastSeq > watermark)
            {
                log.PruneThrough(watermark);
                continue;
            }
            _logs = _logs.Remove(log);
            log.Retire();
            Log.Retired(_logger, log.Writer);
        }
    }

    /// <summary>Whether SQL contains every closed batch.</summary>
    public bool Contained(IReadOnlyDictionary<string, long> watermarks) =>
        _logs.All(log => log.LastSeq <= watermarks.GetValueOrDefault(log.Writer));

    /// <summary>A damaged file and those after it are put aside: their journal is removed once SQL contains what could be read.</summary>
    private void KeepDamaged(DataDirectory directory, string file, long bytes)
    {
        var aside = Directory.CreateDirectory(Path.Combine(directory.Root, "damaged", Path.GetFileName(Path.GetDirectoryName(file)!)));
        foreach (var later in Directory.GetFiles(Path.GetDirectoryName(file)!, "*.wal").Where(f => string.CompareOrdinal(f, file) >= 0))
            File.Copy(later, Path.Combine(aside.FullName, Path.GetFileName(later)), overwrite: true);
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
            // Another batch woke the pump in the same moment.
        }
    }

    /// <summary>Ends cleanly: when SQL contains everything, the own journal goes too.</summary>
    public void Close(IReadOnlyDictionary<string, long> watermarks)
    {
        _writer?.Dispose();
        if (_writer is null)
            return;
        var own = _logs[^1];
        if (watermarks.GetValueOrDefault(own.Writer) < own.LastSeq)
            return;
        _logs = _logs.Remove(own);
        own.Retire();
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
        [LoggerMessage(LogLevel.Information, "Adopted the journal of writer {Writer}, which did not stop cleanly: batches {First} to {Last}")]
        public static partial void Adopted(ILogger logger, string writer, long first, long last);

        [LoggerMessage(LogLevel.Information, "Retired the journal of writer {Writer}: SQL contains all of it")]
        public static partial void Retired(ILogger logger, string writer);

        [LoggerMessage(LogLevel.Error, "Journal file {File} has a damaged record; it is read up to byte {Bytes}, and a copy of it and of what follows is in {Aside}")]
        public static partial void Cut(ILogger logger, string file, long bytes, string aside);

        [LoggerMessage(LogLevel.Critical, "The journal cannot be written: pages are served, views are not counted")]
        public static partial void Unwritable(ILogger logger, Exception error);
    }
}
