using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Failpoints;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Moves counts from the live store to SQL: cut, transaction, finish, prune.</summary>
internal sealed partial class Persister(
    LiveStores stores, ICountStore counts, Journals journals, StoreHealth health, IOptions<AnalyticsSettings> settings,
    TimeProvider clock, ILogger<Persister> logger)
{
    private readonly SemaphoreSlim _running = new(1, 1);

    /// <summary>When counts were last written to SQL, or were found to be complete there.</summary>
    public DateTimeOffset? LastPersist { get; private set; }

    /// <summary>Persists the waiting counts. Concurrent calls take turns; the watermarks protect against a second process.</summary>
    /// <param name="withoutGrace">Do not wait for an unavailable Redis, because the server is stopping.</param>
    public async Task<PersistReport> PersistAsync(CancellationToken cancellationToken, bool withoutGrace = false)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            if (!withoutGrace && stores.DegradedFor is { } away && away < TimeSpan.FromSeconds(settings.Value.RedisGraceSeconds))
                return new PersistReport(0, 0, Phrase.Key("waiting for Redis to come back"));
            return await PersistCutAsync(stores.Current, cancellationToken);
        }
        finally
        {
            _running.Release();
        }
    }

    private async Task<PersistReport> PersistCutAsync(ILiveStore store, CancellationToken cancellationToken)
    {
        var report = new PersistReport(0, 0, null);
        Failpoint.Pass(FailpointNames.BeforeCut);
        var cut = await store.TakeCutAsync(cancellationToken);
        if (cut is not null)
        {
            Failpoint.Pass(FailpointNames.AfterCut);
            var (outcome, rows) = await CommitAsync(cut, cancellationToken);
            if (outcome is PersistOutcome.Mismatch or PersistOutcome.Foreign || !cut.Whole)
            {
                // A delayed job finds that others persisted its cut and more. The store has then moved on as well.
                if ((await store.TakeCutAsync(cancellationToken))?.Id != cut.Id)
                    return new PersistReport(0, 0, Phrase.Key("another run persisted the counts"));
                Log.Mismatch(logger, store.Name);
                await stores.RebuildAsync(store, cancellationToken);
                if (outcome is PersistOutcome.Foreign)
                    stores.ForgetForeignNumbers();
                return new PersistReport(0, 0, Phrase.Key("the live store did not match SQL and was rebuilt"));
            }
            Failpoint.Pass(FailpointNames.BeforeFinish);
            await store.FinishAsync(cut.Id, cancellationToken);
            Failpoint.Pass(FailpointNames.AfterFinish);
            report = outcome == PersistOutcome.Persisted
                ? new PersistReport(cut.Hits, rows, null)
                : new PersistReport(0, 0, cut.Hits > 0 ? Phrase.Key("SQL contained the counts already") : null);
        }
        Failpoint.Pass(FailpointNames.BeforePrune);
        journals.Prune(health.Run(StoreKind.Sql, counts, static c => c.ReadWatermarks()));
        LastPersist = clock.GetUtcNow();
        return report;
    }

    private Task<(PersistOutcome Outcome, long Rows)> CommitAsync(Cut cut, CancellationToken cancellationToken) =>
        health.RunAsync(StoreKind.SqlWriting, cut, async (cut, token) =>
        {
            using var transaction = await counts.BeginAsync(token);
            return PersistTransaction.Run(transaction, cut, journals.Logs.Select(log => log.Writer), clock.GetUtcNow().ToUnixTimeSeconds());
        }, cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The {Store} live store does not match SQL: it was wiped, set back, lost some of its keys, or is another blog's. It is rebuilt from SQL and the journals")]
        public static partial void Mismatch(ILogger logger, string store);
    }
}

/// <param name="Views">Views added to SQL.</param>
/// <param name="Rows">Rows written for them.</param>
/// <param name="Remark">An additional remark, if any.</param>
internal readonly record struct PersistReport(long Views, long Rows, string? Remark);
