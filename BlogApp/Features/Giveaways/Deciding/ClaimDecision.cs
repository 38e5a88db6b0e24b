using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Giveaways.Deciding;

/// <summary>What a transaction did.</summary>
/// <param name="Decided">The decisions that SQL contains now. The others were not confirmed and go back to the live store.</param>
/// <param name="Stale">Giveaways about which the live store was wrong: it was wiped, set back, or has an older stock.</param>
/// <param name="Stands">The giveaways' sums now.</param>
internal sealed record DecisionReport(
    IReadOnlyList<(ClaimEntry Entry, DecidedClaim Decision)> Decided, IReadOnlySet<long> Stale, IReadOnlyCollection<GiveawayStand> Stands);

/// <summary>
/// The only transaction that decides claims. It takes them in order of arrival, which is that of the places from the
/// live store, and counts again: SQL has the last word, whatever the live store promised. A claim that is decided already keeps its decision.
/// </summary>
internal static class ClaimDecision
{
    /// <param name="transaction">A transaction in which nothing has been done yet.</param>
    /// <param name="entries">Claims with the live store's promises, in order of arrival.</param>
    /// <param name="now">Unix milliseconds.</param>
    public static DecisionReport Run(IClaimTransaction transaction, IEnumerable<ClaimEntry> entries, long now)
    {
        var decided = new List<(ClaimEntry, DecidedClaim)>();
        var stale = new HashSet<long>();
        var stands = new List<GiveawayStand>();
        foreach (var group in entries.Where(e => e.Promise is not null).GroupBy(e => e.Claim.GiveawayId))
        {
            if (transaction.Find(group.Key) is not { } stand)
            {
                decided.AddRange(group.Select(e => (e, new DecidedClaim(e.Claim.Ticket, ClaimOutcome.Refused, null, null, ClaimRefusal.Gone, GaveUp: false))));
                continue;
            }
            var before = stand;
            foreach (var entry in group)
            {
                if (Decide(transaction, entry, ref stand, now) is not { } decision)
                {
                    // Those behind it wait, too: nobody overtakes.
                    stale.Add(group.Key);
                    break;
                }
                decided.Add((entry, decision));
                if (IsWrong(entry.Promise!, decision))
                    stale.Add(group.Key);
            }
            Failpoint.Pass(FailpointNames.InDecision);
            if (stand != before)
                transaction.Update(stand.Id, stand.Won, stand.Places);
            stands.Add(stand);
        }
        Failpoint.Pass(FailpointNames.BeforeDecided);
        transaction.Commit();
        Failpoint.Pass(FailpointNames.AfterDecided);
        return new DecisionReport(decided, stale, stands);
    }

    /// <returns>Null when the live store said "sold out" while SQL still has items: others may come before this claim.</returns>
    private static DecidedClaim? Decide(IClaimTransaction transaction, ClaimEntry entry, ref GiveawayStand stand, long now)
    {
        var claim = entry.Claim;
        if (transaction.FindClaim(claim.GiveawayId, claim.Claimant) is { } known)
            return known;
        if (RefusalOf(transaction, claim, stand) is { } refusal)
            return Add(transaction, claim, new DecidedClaim(claim.Ticket, ClaimOutcome.Refused, null, null, refusal, GaveUp: false), now);
        var left = stand.Won < stand.Stock;
        if (left && !entry.Promise!.Won)
            return null;
        int? number = null;
        if (left)
        {
            // Without gaps, the next number needs no query. Winners who gave up leave gaps.
            number = stand.LastNumber == stand.Won ? stand.Won + 1 : transaction.FreeNumber(claim.GiveawayId);
            stand = stand with { Won = stand.Won + 1, LastNumber = Math.Max(stand.LastNumber, number.Value) };
        }
        stand = stand with { Places = stand.Places + 1 };
        return Add(transaction, claim, new DecidedClaim(claim.Ticket, left ? ClaimOutcome.Won : ClaimOutcome.SoldOut, stand.Places, number, null, GaveUp: false), now);
    }

    private static ClaimRefusal? RefusalOf(IClaimTransaction transaction, in Claim claim, GiveawayStand stand) =>
        stand.ClosesAt <= claim.ArrivedAt ? ClaimRefusal.Closed
        : claim.Before != 0 && transaction.FindClaim(claim.GiveawayId, claim.Before) is { Outcome: not ClaimOutcome.Refused } ? ClaimRefusal.Twice
        : null;

    private static DecidedClaim Add(IClaimTransaction transaction, in Claim claim, DecidedClaim decision, long now)
    {
        transaction.Add(new NewClaim(claim.GiveawayId, claim.Ticket, claim.Claimant, claim.ArrivedAt, decision.Outcome, decision.Place, decision.Number, decision.Refusal), now);
        return decision;
    }

    /// <summary>A refusal takes no place, so the live store is ahead of SQL after one, too.</summary>
    private static bool IsWrong(ClaimPromise promise, DecidedClaim decision) =>
        decision.Outcome is ClaimOutcome.Refused || promise.Won != (decision.Outcome is ClaimOutcome.Won) || promise.Place != decision.Place;
}
