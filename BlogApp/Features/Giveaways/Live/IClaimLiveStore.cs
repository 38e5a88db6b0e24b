using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;

namespace BlogApp.Features.Giveaways.Live;

/// <summary>
/// Gives claims their places in order of arrival, atomically. It may forget everything at any time: SQL has the last
/// word, and the journal has every claim.
/// </summary>
internal interface IClaimLiveStore
{
    string Name { get; }

    /// <summary>Gives each claimant the next place, and an item while there are any. A claimant who has a place keeps it.</summary>
    /// <returns>In the order of the claimants; null when the store does not know the giveaway, or lost part of it, and must be rebuilt.</returns>
    Task<IReadOnlyList<ClaimPromise>?> PromiseAsync(long giveawayId, int stock, IReadOnlyList<long> claimants, CancellationToken cancellationToken);

    /// <summary>Winners and places; null when the store does not know the giveaway.</summary>
    Task<(int Won, int Places)?> ReadAsync(long giveawayId, CancellationToken cancellationToken);

    /// <summary>Starts the giveaway from what SQL contains.</summary>
    Task RebuildAsync(long giveawayId, ClaimSnapshot from, CancellationToken cancellationToken);
}
