using BlogApp.Data;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>A claim as its claimant sees it.</summary>
/// <param name="Id">The ticket.</param>
/// <param name="State"><c>waiting</c>, <c>won</c>, <c>soldOut</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused: <c>closed</c>, <c>twice</c> or <c>gone</c>.</param>
/// <param name="Number">The number of the item that was won.</param>
/// <param name="Code">The winner's proof.</param>
/// <param name="GaveUp">Whether the author noted that the winner does not want it.</param>
internal sealed record ClaimState(string Id, string Kind, long Giveaway, string Item, string State, string? Reason, int? Place, int? Number, string? Code, bool GaveUp);

/// <summary>What a ticket's holder is told: only what SQL contains.</summary>
internal sealed class ClaimStates(ClaimBook book, GiveawayCatalog catalog, IDbContextFactory<BlogDbContext> contexts)
{
    public const string Waiting = "waiting";

    /// <summary>Null when nobody holds this ticket.</summary>
    /// <exception cref="Platform.Stores.StoreUnavailableException">The database is needed and unavailable.</exception>
    public async Task<ClaimState?> FindAsync(string ticket, CancellationToken cancellationToken)
    {
        if (GiveawayKeys.GiveawayOf(ticket) is not { } id)
            return null;
        await catalog.EnsureAsync(cancellationToken);
        // A forged ticket costs no query.
        if (catalog.Find(id) is not { } giveaway || !GiveawayKeys.IsGenuine(ticket, id, giveaway.Secret))
            return null;
        if (book.Find(ticket) is { } entry)
            return Of(giveaway, ticket, entry.Decision);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var decided = await context.GiveawayClaims.AsNoTracking().Where(c => c.Ticket == ticket)
            .Select(c => new DecidedClaim(c.Ticket, c.Outcome, c.Place, c.Number, c.Refusal, c.GaveUpAt != null)).SingleOrDefaultAsync(cancellationToken);
        return decided is null ? null : Of(giveaway, ticket, decided);
    }

    /// <param name="decision">Null while it waits.</param>
    public static ClaimState Of(GiveawayFacts giveaway, string ticket, DecidedClaim? decision) => new(
        ticket, "claim", giveaway.Id, giveaway.Item,
        decision?.Outcome switch { null => Waiting, ClaimOutcome.Won => "won", ClaimOutcome.SoldOut => "soldOut", _ => "refused" },
        decision?.Refusal?.ToString().ToLowerInvariant(), decision?.Place, decision?.Number,
        decision is { Outcome: ClaimOutcome.Won, Place: { } place } ? ProofCode.Create(giveaway.Id, place, ticket, giveaway.Secret) : null,
        decision?.GaveUp ?? false);
}
