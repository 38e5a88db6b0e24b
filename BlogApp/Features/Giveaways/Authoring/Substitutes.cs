using BlogApp.Data;
using BlogApp.Data.Giveaways;
using BlogApp.Data.Storage;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Authoring;

/// <param name="Place">Of the claim that has the item now; null when nobody was in line.</param>
internal sealed record SubstituteDrawn(int? Place, Phrase? Problem = null);

/// <summary>
/// Passes items on: when a winner gives up, and when the stock was raised. The first in line gets the item, in the order
/// in which the claims arrived. It is the only way in which a claim's outcome changes.
/// </summary>
internal sealed class Substitutes(
    IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, GiveawayCatalog catalog, ClaimBook book, ClaimLiveStores stores, TimeProvider clock)
{
    /// <summary>Notes that a winner does not want the item, and gives it to the first in line.</summary>
    /// <param name="place">Of the winner's claim.</param>
    public Task<SubstituteDrawn> GiveUpAsync(long giveawayId, int place, Actor by, CancellationToken cancellationToken) => RunAsync(giveawayId, by, async (context, giveaway) =>
    {
        var winner = await context.GiveawayClaims.SingleOrDefaultAsync(c => c.GiveawayId == giveawayId && c.Place == place && c.Number != null, cancellationToken);
        if (winner is null)
            return (new SubstituteDrawn(null, Phrase.Format("This claim has no item.")), []);
        winner.Number = null;
        winner.GaveUpAt = clock.GetUtcNow().UtcDateTime;
        giveaway.Won--;
        Audit(context, by, "giveaway.give-up", giveaway, place);
        // The number must be free before it is given again.
        await context.SaveChangesAsync(cancellationToken);
        var (drawn, tickets) = await NextAsync(context, giveaway, by, cancellationToken);
        return (drawn, [winner.Ticket, .. tickets]);
    }, cancellationToken);

    /// <summary>Gives an item that nobody has to the first in line.</summary>
    public Task<SubstituteDrawn> DrawAsync(long giveawayId, Actor by, CancellationToken cancellationToken) => RunAsync(giveawayId, by, async (context, giveaway) =>
        giveaway.Won >= giveaway.Stock ? (new SubstituteDrawn(null, Phrase.Format("Every item has a winner.")), [])
            : await NextAsync(context, giveaway, by, cancellationToken) is { Drawn.Place: not null } next ? next
            : (new SubstituteDrawn(null, Phrase.Format("Nobody is in line.")), []), cancellationToken);

    private async Task<(SubstituteDrawn Drawn, string[] Tickets)> NextAsync(BlogDbContext context, Giveaway giveaway, Actor by, CancellationToken cancellationToken)
    {
        var next = await context.GiveawayClaims.Where(c => c.GiveawayId == giveaway.Id && c.Outcome == ClaimOutcome.SoldOut).OrderBy(c => c.Place).FirstOrDefaultAsync(cancellationToken);
        if (next is null)
            return (new SubstituteDrawn(null), []);
        var taken = await context.GiveawayClaims.Where(c => c.GiveawayId == giveaway.Id && c.Number != null).Select(c => c.Number!.Value).ToHashSetAsync(cancellationToken);
        next.Outcome = ClaimOutcome.Won;
        next.Number = Enumerable.Range(1, taken.Count + 1).First(number => !taken.Contains(number));
        next.DrawnAt = clock.GetUtcNow().UtcDateTime;
        giveaway.Won++;
        Audit(context, by, "giveaway.draw", giveaway, next.Place!.Value);
        await context.SaveChangesAsync(cancellationToken);
        return (new SubstituteDrawn(next.Place), [next.Ticket]);
    }

    private async Task<SubstituteDrawn> RunAsync(
        long giveawayId, Actor by, Func<BlogDbContext, Giveaway, Task<(SubstituteDrawn Drawn, string[] Tickets)>> work, CancellationToken cancellationToken)
    {
        var (drawn, tickets) = await writer.InTransactionAsync(contexts, async context =>
            await context.Giveaways.Include(g => g.Article).SingleOrDefaultAsync(g => g.Id == giveawayId, cancellationToken) is { } giveaway && by.MayChange(giveaway.Article!.AuthorId)
                ? await work(context, giveaway) : (new SubstituteDrawn(null, Phrase.Format("There is no such giveaway.")), []), cancellationToken);
        foreach (var ticket in tickets)
            book.Forget(ticket);
        if (tickets.Length > 0)
        {
            // The live store still has the old winners.
            stores.MarkStale(giveawayId);
            await catalog.RefreshAsync(cancellationToken);
        }
        return drawn;
    }

    private void Audit(BlogDbContext context, Actor by, string action, Giveaway giveaway, int place) =>
        context.Audit(clock.GetUtcNow().UtcDateTime, by.UserId, action, $"{giveaway.Item} (/articles/{giveaway.Article!.Slug})", Phrase.Format("Place {0:N0}", place).ToString());
}
