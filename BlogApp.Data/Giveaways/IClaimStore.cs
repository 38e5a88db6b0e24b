namespace BlogApp.Data.Giveaways;

/// <summary>Keeps the decided claims in SQL.</summary>
public interface IClaimStore
{
    /// <summary>Waits for the writer's turn and begins a transaction that excludes other writers.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is unavailable.</exception>
    Task<IClaimTransaction> BeginAsync(CancellationToken cancellationToken);

    /// <summary>What a live store starts from, in one consistent snapshot; null when there is no such giveaway.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is unavailable.</exception>
    ClaimSnapshot? ReadSnapshot(long giveawayId);
}

/// <summary>One transaction on the claims. Dispose releases the turn and rolls back uncommitted changes.</summary>
public interface IClaimTransaction : IDisposable
{
    /// <summary>Null when there is no such giveaway.</summary>
    GiveawayStand? Find(long giveawayId);

    /// <summary>The claimant's claim; null when there is none.</summary>
    DecidedClaim? FindClaim(long giveawayId, long claimant);

    /// <summary>The lowest number that no winner has.</summary>
    int FreeNumber(long giveawayId);

    /// <summary>Adds a decided claim.</summary>
    /// <param name="now">Unix milliseconds, as are the claim's times.</param>
    void Add(NewClaim claim, long now);

    /// <summary>Sets how many items have a winner, and the last place.</summary>
    void Update(long giveawayId, int won, int places);

    void Commit();
}

/// <summary>A giveaway as the transaction that decides sees it.</summary>
/// <param name="LastNumber">The highest number that a winner has; 0 before the first.</param>
/// <param name="ClosesAt">Unix milliseconds; null: it stays open.</param>
public sealed record GiveawayStand(long Id, int Stock, int Won, int Places, int LastNumber, long? ClosesAt);

/// <summary>A claim as stored.</summary>
public sealed record DecidedClaim(string Ticket, ClaimOutcome Outcome, int? Place, int? Number, ClaimRefusal? Refusal, bool GaveUp);

/// <param name="ArrivedAt">Unix milliseconds.</param>
public sealed record NewClaim(long GiveawayId, string Ticket, long Claimant, long ArrivedAt, ClaimOutcome Outcome, int? Place, int? Number, ClaimRefusal? Refusal);

/// <param name="Claimants">Everyone with a claim that was not refused, with the claim's place and whether it was won.</param>
public sealed record ClaimSnapshot(int Won, int Places, IReadOnlyList<(long Claimant, int Place, bool Won)> Claimants);
