namespace BlogApp.Data.Giveaways;

/// <summary>A decided claim. A claimant has one claim of a giveaway, and its outcome stays, except by the author's own act.</summary>
public sealed class GiveawayClaim
{
    public long Id { get; set; }
    public long GiveawayId { get; set; }
    public Giveaway? Giveaway { get; set; }

    /// <summary>What the claimant holds. Not guessable.</summary>
    public required string Ticket { get; set; }

    /// <summary>Minus the account's number, or the visitor's hash of the day.</summary>
    public long Claimant { get; set; }

    /// <summary>The place in order of arrival, from 1; null for a refused claim.</summary>
    public int? Place { get; set; }

    public ClaimOutcome Outcome { get; set; }

    /// <summary>The number of the item, from 1 to the stock; null when the claimant has none.</summary>
    public int? Number { get; set; }

    /// <summary>Why it was refused: a <see cref="ClaimRefusal"/>.</summary>
    public ClaimRefusal? Refusal { get; set; }

    public DateTime ArrivedAt { get; set; }
    public DateTime DecidedAt { get; set; }

    /// <summary>When the author noted that the winner does not want the item.</summary>
    public DateTime? GaveUpAt { get; set; }

    /// <summary>When the author gave someone from the line an item that had become free.</summary>
    public DateTime? DrawnAt { get; set; }
}
