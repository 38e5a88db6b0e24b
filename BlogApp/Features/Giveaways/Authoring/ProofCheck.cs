using BlogApp.Data;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Authoring;

internal enum ProofVerdict
{
    /// <summary>It was not made here, or has a typing error.</summary>
    Unknown,

    /// <summary>Its holder has an item.</summary>
    Valid,

    /// <summary>It is genuine, but the author noted that the winner gave up.</summary>
    GaveUp,
}

/// <param name="Giveaway">Null with <see cref="ProofVerdict.Unknown"/>.</param>
internal sealed record CheckedProof(ProofVerdict Verdict, GiveawayFacts? Giveaway = null, int Place = 0, int? Number = null)
{
    public static CheckedProof Unknown { get; } = new(ProofVerdict.Unknown);
}

/// <summary>Checks a winner's code.</summary>
internal sealed class ProofCheck(IDbContextFactory<BlogDbContext> contexts, GiveawayCatalog catalog)
{
    /// <param name="typed">The code as a person typed it.</param>
    public async Task<CheckedProof> CheckAsync(string? typed, Actor by, CancellationToken cancellationToken)
    {
        await catalog.EnsureAsync(cancellationToken);
        if (ProofCode.Parse(typed) is not var (id, place) || catalog.Find(id) is not { } giveaway || !by.MayChange(giveaway.AuthorId))
            return CheckedProof.Unknown;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var claim = await context.GiveawayClaims.AsNoTracking().SingleOrDefaultAsync(c => c.GiveawayId == id && c.Place == place && c.Outcome == ClaimOutcome.Won, cancellationToken);
        return claim is null || !ProofCode.Matches(typed!, ProofCode.Create(id, place, claim.Ticket, giveaway.Secret)) ? CheckedProof.Unknown
            : new(claim.GaveUpAt is null ? ProofVerdict.Valid : ProofVerdict.GaveUp, giveaway, place, claim.Number);
    }
}
