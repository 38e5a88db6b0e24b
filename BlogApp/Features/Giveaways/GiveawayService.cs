using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Supervision;

namespace BlogApp.Features.Giveaways;

/// <summary>Owns the background loops of the giveaways. It starts before the server accepts requests, and drains when it stops.</summary>
internal sealed partial class GiveawayService(
    ClaimJournal journal, ClaimBook book, ClaimPump pump, GiveawayCatalog catalog, IClaimStore claims, StoreBreakers breakers, TimeProvider clock, ILogger<GiveawayService> logger) : IHostedService
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<long> _remembered = [];
    private Task _loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        book.Recover(journal.Open());
        var stop = _stopping.Token;
        _loops = Task.WhenAll(
            SupervisedLoop.Every(TimeSpan.FromMilliseconds(100), "claims journal", MaintainAsync, clock, logger, stop),
            SupervisedLoop.Every(TimeSpan.FromSeconds(1), "giveaways", RefreshAsync, clock, logger, stop),
            SupervisedLoop.Endless("claims", pump.PromiseAsync, clock, logger, stop),
            SupervisedLoop.Endless("decisions", pump.DecideAsync, clock, logger, stop));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loops;
        using var bound = new CancellationTokenSource(DrainPatience, clock);
        try
        {
            await pump.DrainAsync(bound.Token);
        }
        catch (Exception error)
        {
            // The rest stays in the journal; the next start decides it.
            Log.NotDrained(logger, book.Waiting, error.Message);
        }
        journal.Close();
        _stopping.Dispose();
    }

    private Task MaintainAsync(CancellationToken cancellationToken)
    {
        if (journal.NeedsOpening)
            book.Recover(journal.Open());
        journal.Maintain();
        return Task.CompletedTask;
    }

    /// <summary>Reads the giveaways, and who claimed those that this process has not seen before.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await catalog.RefreshAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var giveaway in catalog.All)
        {
            if (giveaway.PhaseAt(now) is GiveawayPhase.Closed)
            {
                if (_remembered.Remove(giveaway.Id))
                    book.ForgetGiveaway(giveaway.Id);
                continue;
            }
            if (!_remembered.Add(giveaway.Id))
                continue;
            var known = breakers.Sql.Run((claims, giveaway.Id), static read => read.claims.ReadSnapshot(read.Id));
            book.Remember(giveaway.Id, known?.Claimants.Select(c => GiveawayKeys.Ticket(giveaway.Id, giveaway.Secret, c.Claimant)) ?? []);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Waiting} claims could not be decided before the stop; the journal keeps them for the next start: {Error}")]
        public static partial void NotDrained(ILogger logger, int waiting, string error);
    }
}
