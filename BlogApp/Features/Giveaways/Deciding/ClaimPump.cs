using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Giveaways.Deciding;

/// <summary>
/// Moves claims from the line to the live store, which orders them, and from there to SQL, which decides. Whatever
/// fails, a claim stays in line until SQL has it.
/// </summary>
internal sealed partial class ClaimPump(
    ClaimBook book, ClaimLiveStores stores, GiveawayCatalog catalog, IClaimStore claims, StoreHealth health, TimeProvider clock, ILogger<ClaimPump> logger)
{
    /// <summary>Claims in one script, and in one transaction.</summary>
    private const int Most = 5000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan VerifyEvery = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _deciding = new(1, 1);
    private long _verified;

    /// <summary>Asks the live store, until canceled. Only one loop may run.</summary>
    public async Task PromiseAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await book.WaitForClaimsAsync(book.Waiting > 0 ? Pause : VerifyEvery, cancellationToken);
            await GuardedAsync(PromiseOnceAsync, cancellationToken);
        }
    }

    /// <summary>Writes decisions, until canceled.</summary>
    public async Task DecideAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // A blog without a sale sleeps; during one, the claims of a moment share a transaction.
            await book.WaitForPromisesAsync(book.Waiting > 0 ? Pause : VerifyEvery, cancellationToken);
            await Task.Delay(Pause, clock, cancellationToken);
            await GuardedAsync(DecideOnceAsync, cancellationToken);
        }
    }

    /// <summary>Decides everything that waits, before the server stops.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (book.Waiting > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PromiseOnceAsync(cancellationToken);
            await DecideOnceAsync(cancellationToken);
        }
    }

    /// <summary>Offers the claims without a place to the live store. Without any, compares the live store with SQL once a second.</summary>
    public async Task PromiseOnceAsync(CancellationToken cancellationToken)
    {
        if (stores.TryReturn())
        {
            foreach (var giveaway in catalog.All)
                stores.MarkStale(giveaway.Id);
        }
        if (book.Waiting == 0)
        {
            await VerifyAsync(cancellationToken);
            return;
        }
        await catalog.EnsureAsync(cancellationToken);
        foreach (var group in book.Unpromised(Most).GroupBy(e => e.Claim.GiveawayId))
        {
            var entries = group.ToList();
            // Without the giveaway there is nothing to win; SQL says why.
            var stock = catalog.Find(group.Key)?.Stock ?? 0;
            if (await stores.PromiseAsync(group.Key, stock, [.. entries.Select(e => e.Claim.Claimant)], cancellationToken) is { } promises)
                book.Promise(entries.Zip(promises));
        }
    }

    /// <summary>Writes decisions for claims that have a place, and tells the claimants.</summary>
    public async Task DecideOnceAsync(CancellationToken cancellationToken)
    {
        await _deciding.WaitAsync(cancellationToken);
        try
        {
            var entries = book.Promised(Most);
            if (entries.Count == 0)
                return;
            var report = await health.RunAsync(StoreKind.SqlWriting, entries, async (all, token) =>
            {
                using var transaction = await claims.BeginAsync(token);
                return ClaimDecision.Run(transaction, all, clock.GetUtcNow().ToUnixTimeMilliseconds());
            }, cancellationToken);
            foreach (var stand in report.Stands)
                catalog.Decided(stand.Id, stand.Won, stand.Places);
            book.Tell(report.Decided);
            if (report.Stale.Count > 0)
                await RepairAsync(report.Stale, cancellationToken);
        }
        finally
        {
            _deciding.Release();
        }
    }

    /// <summary>The live store was wrong: the waiting claims are offered again, to a store loaded from SQL.</summary>
    private async Task RepairAsync(IReadOnlySet<long> stale, CancellationToken cancellationToken)
    {
        foreach (var giveaway in stale)
        {
            stores.MarkStale(giveaway);
            book.ForgetPromises(giveaway);
            Log.Stale(logger, giveaway, stores.Name);
        }
        await catalog.RefreshAsync(cancellationToken);
    }

    /// <summary>Once a second while nothing waits: a store that was wiped or set back is found before the next claim.</summary>
    private async Task VerifyAsync(CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_verified) < VerifyEvery)
            return;
        _verified = clock.GetTimestamp();
        foreach (var giveaway in catalog.All.Where(g => g.PhaseAt(clock.GetUtcNow()) is GiveawayPhase.Open))
            await stores.VerifyAsync(giveaway.Id, giveaway.Won, giveaway.Places, cancellationToken);
    }

    private async Task GuardedAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Again(logger, book.Waiting, error.Message.Split('\n')[0]);
            await Task.Delay(AfterFailure, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Waiting} claims of giveaways wait for a store; they are tried again: {Error}")]
        public static partial void Again(ILogger logger, int waiting, string error);

        [LoggerMessage(LogLevel.Warning, "The {Store} live store was wrong about giveaway {Giveaway}; it is loaded from SQL again")]
        public static partial void Stale(ILogger logger, long giveaway, string store);
    }
}
