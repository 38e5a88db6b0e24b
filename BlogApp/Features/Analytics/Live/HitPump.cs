using System.Collections.Concurrent;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Failpoints;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live;

/// <summary>
/// Sends batches from the journals to the live store, in order, until the store has them. Whatever the store answers,
/// or if it does not answer, the journal still holds the batch, so it is simply sent again.
/// </summary>
internal sealed partial class HitPump(
    Journals journals, LiveStores stores, PresenceMarks presence, WatermarkRepair repair,
    IOptions<AnalyticsSettings> settings, TimeProvider clock, ILogger<HitPump> logger)
{
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan VerifyEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, SendCursor> _cursors = [];
    // For outside observers: the last batch of each writer that the store reported to have.
    private readonly ConcurrentDictionary<string, long> _had = new();
    // Measured with timestamps, because the clock may be set back.
    private long? _verified;
    private long _sent;

    /// <summary>The number of batches sent from this process to a store. Grows whenever the live numbers change.</summary>
    public long Sent => Volatile.Read(ref _sent);

    /// <summary>Runs until canceled. Only one loop may run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await journals.WaitForBatchAsync(BatchTime, cancellationToken);
            await PumpOnceAsync(cancellationToken);
        }
    }

    /// <summary>Closes the open batch and sends everything there is.</summary>
    /// <param name="verify">Ask the store now whether it still has what it accepted, not only once a second.</param>
    /// <returns>True when the store has everything.</returns>
    public async Task<bool> PumpOnceAsync(CancellationToken cancellationToken, bool verify = false)
    {
        if (verify)
            _verified = null;
        journals.CloseBatch();
        var store = stores.Current;
        try
        {
            if (await stores.TryReturnAsync(cancellationToken))
                presence.RenewAll();
            store = stores.Current;
            Verify();
            foreach (var log in journals.Logs)
                await SendAsync(store, log, cancellationToken);
            await presence.FlushAsync(store, cancellationToken);
            stores.ThrowIfAway(store);
            stores.Succeeded(store);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await FailAsync(store, error, cancellationToken);
            return false;
        }
    }

    private async Task SendAsync(ILiveStore store, JournalLog log, CancellationToken cancellationToken)
    {
        var cursor = CursorOf(log);
        cursor.Begin(log.FirstSeq);
        while (cursor.Next <= log.LastSeq)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = log.Read(cursor.Next);
            Failpoint.Pass(FailpointNames.BeforeApply);
            var result = await store.ApplyAsync(log.Writer, cursor.Next, batch, cancellationToken);
            Failpoint.Pass(FailpointNames.AfterApply);
            if (result.Status is ApplyStatus.Applied)
            {
                presence.Seen(batch, settings.Value.OnlineWindowSeconds);
                Volatile.Write(ref _sent, _sent + 1);
            }
            switch (cursor.Take(result, log.FirstSeq))
            {
                case SendMove.Rebuild:
                    await RebuildAsync(store, cancellationToken);
                    break;
                case SendMove.RaiseAndRebuild:
                    await repair.RaiseAsync(log.Writer, log.FirstSeq - 1, cancellationToken);
                    await RebuildAsync(store, cancellationToken);
                    break;
            }
            _had[log.Writer] = cursor.Next - 1;
        }
    }

    /// <summary>
    /// What the journals hold and the live store does not have yet: the number of closed batches, and of hits including
    /// those in the open batch.
    /// </summary>
    public (int Batches, long Hits) Unsent()
    {
        var batches = 0;
        var hits = (long)journals.OpenHits;
        foreach (var log in journals.Logs)
        {
            var after = log.After(_had.GetValueOrDefault(log.Writer));
            batches += after.Batches;
            hits += after.Hits;
        }
        return (batches, hits);
    }

    private SendCursor CursorOf(JournalLog log)
    {
        if (!_cursors.TryGetValue(log.Writer, out var cursor))
            _cursors[log.Writer] = cursor = new SendCursor();
        return cursor;
    }

    /// <summary>Once a second, makes each journal's last batch be sent again.</summary>
    private void Verify()
    {
        if (_verified is { } at && clock.GetElapsedTime(at) < VerifyEvery)
            return;
        _verified = clock.GetTimestamp();
        foreach (var log in journals.Logs)
            CursorOf(log).Verify(log.FirstSeq, log.LastSeq);
    }

    private async Task RebuildAsync(ILiveStore store, CancellationToken cancellationToken)
    {
        await stores.RebuildAsync(store, cancellationToken);
        presence.RenewAll();
    }

    private async Task FailAsync(ILiveStore store, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            if (await stores.FailedAsync(store, error, cancellationToken))
                presence.RenewAll();
            else if (stores.DegradedFor is null)
                Log.WillSendAgain(logger, store.Name, error.Message.Split('\n')[0]);
        }
        catch (Exception second) when (second is not OperationCanceledException)
        {
            Log.WillSendAgain(logger, store.Name, second.Message.Split('\n')[0]);
        }
        await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The {Store} live store does not answer; what it lacks is sent again: {Error}")]
        public static partial void WillSendAgain(ILogger logger, string store, string error);
    }
}
